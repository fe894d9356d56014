import { makeValidatorPool } from "../../../src/builder/validation/validator-pool";

const pool = makeValidatorPool({ size: 1 });
afterAll(() => pool.close());

const EVERY_LINE_IS_AN_ATTACK = {
  imports: `
import pandas
import numpy as math
import os, sys
import js
import pyodide_js
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
raise BaseException`,
  "the walk through the object tree": `
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
  "format texts": `
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
import math as m; m.sqrt = len
import math; (math).nan = 1
import math; f = [math][0].foo
import itertools; itertools.count.real
df.to_pickle("x")
df.eval("1")
df.query("@x")
np.load("x")
pd.read_csv("x")`,
  "huge results of small code": `
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
  "other ways in": `
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
def f[T](x): pass
type X = int
with len() as x: pass
del x
assert b"bytes"
x = 1j
x @ x
print("x", file=x)
print("x", **{"file": x}).write.__self__
import math; self = math`,
};

describe("every line is refused, with its number", () => {
  test.each(Object.entries(EVERY_LINE_IS_AN_ATTACK))("%s", async (_, text) => {
    const source = text.replace("\n", "");
    const { status, securityWarnings, result } = await pool.validate({ source });

    const refused = new Set(securityWarnings.map(({ line }) => line));
    const missed = source.split("\n").filter((_line, index) => !refused.has(index + 1));
    expect(missed).toEqual([]);
    expect(status).toBe("SECURITY_ERROR");
    expect(result).toBeNull();
  });
});

describe("attacks of several lines are refused", () => {
  test.each([
    ["decorators", "exec_it = print\n@exec_it\n@print\ndef f():\n    pass", "decorator", 2],
    ["a decorated class", "@print\nclass A:\n    pass", "decorator", 1],
    ["a handler's traceback", "try:\n    1 / 0\nexcept Exception as e:\n    e.__traceback__", "exception-handler", 1],
    ["a handler of groups", "try:\n    1 / 0\nexcept* Exception as e:\n    pass", "exception-handler", 1],
    ["a class pattern", "match 1:\n    case int(__class__=x):\n        pass", "match-statement", 1],
    ["a positional-only parameter", "x = 1\ndef f(__x__, /):\n    return __x__", "underscore-name", 2],
    ["a method of another kind", "class A:\n    def __getattr__(self, name):\n        pass", "underscore-name", 2],
    ["__init__ called by hand", "class A:\n    def __init__(self):\n        self.__init__()", "underscore-name", 3],
    ["an attribute borrowed by a class", "class A:\n    def f(self):\n        self.gi_frame = 1", "introspection", 3],
    ["a method named like one", "class A:\n    def mro(self):\n        return int.mro()", "introspection", 3],
    ["a module as self", "import math\nclass A:\n    def f(self):\n        self.a = 1\nA.f(math)", "module-value", 5],
    ["self bound again", "class A:\n    def f(self):\n        self = 1\n        self.a = 1", "attribute-assignment", 3],
    ["open outside of main", "import sys\ndef f():\n    open(sys.argv[1], newline='')", "file-access", 3],
    ["open in main, for writing", "import sys\ndef main():\n    open(sys.argv[1], 'w')", "file-access", 3],
    ["open as a parameter's default", "def f(read=open):\n    return read('x')", "forbidden-builtin", 1],
    ["open called as a parameter", "def f(open=1):\n    return open('x')", "file-access", 2],
    ["a default seen as a parameter", "def f(eval=eval):\n    return eval", "forbidden-builtin", 1],
    ["__name__ outside of its guard", "x = __name__", "underscore-name", 1],
    ["code in another encoding", "\n# -*- coding: rot13 -*-\nvzcbeg bf", "encoding-declaration", 2],
    ["a null byte", "x = 1\ny = 2\0", "null-byte", 2],
    ["a bidi character in a comment", "x = 1\n# \u202e egap", "bidi-character", 2],
    ["half a surrogate pair", 'x = 1\ny = "\udfff"', "lone-surrogate", 2],
  ])("%s", async (_, source, rule, line) => {
    const { status, securityWarnings } = await pool.validate({ source });

    expect(securityWarnings).toContainEqual(expect.objectContaining({ rule, line, severity: "ERROR" }));
    expect(status).toBe("SECURITY_ERROR");
  });
});

describe("code that is nested or long beyond measure is refused, and the next request is answered", () => {
  test.each([
    ["brackets", `x = ${"[".repeat(120_000)}`],
    ["signs", `x = ${"-".repeat(250_000)}1`],
    ["sums", `x = 1${"+1".repeat(120_000)}`],
    ["attributes", `x = a${".b".repeat(120_000)}`],
    ["calls", `x = f${"()".repeat(120_000)}`],
    ["powers", `x = ${"2**".repeat(80_000)}2`],
    ["lambdas", `x = ${"lambda:".repeat(36_000)}1`],
    ["elif", `if 1:\n 1\n${"elif 1:\n 1\n".repeat(20_000)}`],
    ["f-strings", `x = ${"f'{".repeat(200)}1${"}'".repeat(200)}`],
    ["blocks", Array.from({ length: 500 }, (_, level) => `${" ".repeat(level)}if 1:`).join("\n")],
    ["lines", "x = 1\n".repeat(40_000)],
  ])("%s", async (_, source) => {
    const refused = await pool.validate({ source });
    const following = await pool.validate({ source: "x = 1" });

    expect(refused.status).toBe("SECURITY_ERROR");
    expect(["nesting-depth", "node-count"]).toContain(refused.securityWarnings[0]!.rule);
    expect(following.status).toBe("VALID");
  });
});
