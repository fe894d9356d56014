/** Families of attacks; each line is a separate attack. */
export const LINE_ATTACKS = {
  imports: `
import pandas
import numpy as math
import os, sys
import js
import ctypes
import ctypes
import importlib
import importlib.util as csv
import pickle
import marshal
import subprocess
import socket
import threading
import gc
import atexit
import random
import urllib.request
import talib
import collections.abc
import __main__
from math import *
from os import path as sqrt
from sys import modules as argv
from sys import _getframe
from builtins import eval as abs
from string import Formatter
from . import strategy
from json import codecs`,
  "built-in functions": `
__import__("os")
eval("1")
exec("1")
compile("1", "", "exec")
open("/etc/passwd")
open("x", "w").write("x")
input()
breakpoint()
globals()
locals()
vars()
dir()
getattr(1, "real")
setattr(1, "a", 1)
delattr(1, "a")
hasattr(1, "a")
type("X", (), {})
object()
super()
memoryview(1)
bytearray(10)
classmethod(len)
property(len)
help()
exit()
f = eval
print(eval)
[eval][0]("1")
(lambda g=exec: g)()("1")
{"a": compile}["a"]
max([1], key=eval)
list(map(exec, ["1"]))
ex\u1d49c("1")
raise SystemExit
raise BaseException
def f(eval): pass
def f(*exec, **getattr): pass
lambda compile: 1
from math import sqrt as eval`,
  "object tree walks": `
().__class__.__bases__[0].__subclasses__()
"".__class__.__mro__
len.__self__
abs.__globals__
int.mro()
[].append.__self__.__class__
print.__builtins__
(lambda: 0).__code__
int.__dict__
__builtins__["eval"]
__loader__
__spec__
f"{().__class__}"
[x.__class__ for x in [1]]
dict(__class__=1)
sorted([1], key=lambda x: x.__class__)
lambda __x: 1
(__y := 1)
for _z in []: pass
x.__setattr__("a", 1)`,
  "frames and generators": `
(x for x in []).gi_frame.f_back.f_globals
(x for x in []).gi_code
a.cr_frame
a.ag_frame
error.tb_frame
error.tb_next
error.with_traceback(None)
f.f_locals
f.f_builtins
f.func_globals
f.co_code
f.f_back`,
  "format strings": `
"{0.__class__}".format(1)
"{a}".format_map({})
str.format("{0}", 1)
list(map(str.format, ["{}"], [1]))
"".join(["a"]).format(1)
x = "{}".format`,
  "attributes of modules": `
import math; math.os
import json; json.decoder.scanner
import json; json.dumps = len
import json; json.__dict__
import csv; csv.io
import statistics; statistics.sys.modules
import collections; collections.abc
import sys; sys.modules["os"]
import sys; sys.settrace(len)
import sys; sys.stdout = 1
import sys; sys.argv.__class__
import sys; sys.argv[1:] = ["/etc/passwd"]
import sys; sys.argv[0] += "x"
import sys; sys.argv.append("x")
import sys; a = sys.argv
import sys; [sys.argv][0][1] = "x"
import sys as system; system.argv.clear()
import sys; sys.stdout.buffer.raw
from sys import argv
import math as m; m.sqrt = len
import math; (math).nan = 1
import math; f = [math][0].foo
import itertools; itertools.count.real
df.to_pickle("x")
df.eval("1")
df.query("@x")
np.load("x")
pd.read_csv("x")`,
  "short expressions with huge results": `
x = 9 ** 9 ** 9
x = (9 ** 64) ** 64
x = 2 ** (10 ** 9)
x = 1 << 10 ** 9
x = "a" * 10 ** 9
x = 10 ** 9 * "a"
x = [0] * (10 * 10 * 10 * 10 * 10 * 10 * 10 * 10)
x = (0,) * 99999999
x **= 999
x <<= 999
x = ${"9".repeat(40)}`,
  "other constructs": `
class A(type): pass
class A(metaclass=len): pass
class A: __slots__ = ["a"]
class A: __del__ = len
class A: eval("1")
async def f(): pass
x = [await y for y in []]
x = [y async for y in []]
def f(): yield 1
def f(): x = yield from []
def f(): global x
def f(self): self.x = 1
with len() as x: pass
del x
assert b"bytes"
x = 1j
x @ x
print("x", file=x)
print("x", **{"file": x}).write.__self__
import math; self = math
def self(): pass`,
  annotations: `
def f(x) -> print(1): pass
def f(x: print(1)): pass
def f(*x: print(1)): pass
def f(*, x: print(1)): pass
def f(x: (lambda: 1)): pass
def f(x: [y for y in []]): pass
def f(x: (y := 1)): pass
def f(x: "print()"): pass
def f(x: "a.__class__"): pass
x: print(1) = 1
def f(x): y: print(1) = 1
import typing; x = typing.Union["print()"]
from typing import Union; x = Union["print()"]
from typing import List as L; x = [L]`,
};
