import { createServer, type Server } from "node:http";
import { recordSnapshot, type Snapshot } from "../../../src/builder/python-validator/record-snapshot";
import {
  startValidator,
  type Validator,
  type ValidatorAnswer,
} from "../../../src/builder/python-validator/start-validator";

/**
 * These tests run code without inspecting it. Each attack starts with Python's real built-ins, obtained by walking the
 * object tree, and then tests the boundary itself.
 */
const ESCAPED = `
def escaped():
    for kind in ().__class__.__base__.__subclasses__():
        if kind.__name__ == "_wrap_close":
            return kind.__init__.__globals__

sys = escaped()["sys"]
builtins = escaped()["__builtins__"]
imp = builtins["__import__"]
type_of = builtins["type"]
gc = imp("gc")

def tried(attack):
    caught = []
    class Catch:
        def __enter__(self):
            pass
        def __exit__(self, kind, error, trace):
            if kind:
                caught.append(kind.__name__ + ": " + str(error))
            return True
    with Catch():
        return repr(attack())
    return caught[0]

def finder():
    return [thing for thing in gc.get_objects() if type_of(thing).__name__ == "JsFinder"][0]

def pyodide():
    return finder().jsproxies["pyodide_js"]

def fresh(name):
    for module in [name, "_" + name]:
        sys.modules.pop(module, None)
    return imp(name)
`;

const limits = { timeoutMs: 8000, memoryMb: 512 };
let snapshot: Snapshot;
let server: Server;
let visits = 0;

beforeAll(async () => {
  snapshot = await recordSnapshot(limits.memoryMb, new AbortController().signal);
  server = createServer((_, response) => {
    visits += 1;
    response.end("reached");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  snapshot.close();
  await new Promise((resolve) => server.close(resolve));
});

async function attack(body: string, validator: Validator): Promise<ValidatorAnswer> {
  await validator.ready;
  const source = `${ESCAPED}\ndef generate_signals(bars):\n${body.replace(/^/gm, "    ")}\n`;
  return validator.ask({ source, run: { functionName: "generate_signals", bars: {} }, skipsInspection: true });
}

describe("code that bypassed the allowlist", () => {
  let validator: Validator;
  beforeAll(() => {
    validator = startValidator(snapshot.file, limits);
  });
  afterAll(() => {
    validator.kill();
    return validator.exited;
  });

  test.each([
    ["gets Python's real built-ins", "builtins['eval']('6 * 7')", /^42$/],
    ["finds no module js", "imp('js')", /^ModuleNotFoundError/],
    ["finds no module pyodide_js", "imp('pyodide_js')", /^ModuleNotFoundError/],
    ["finds no module pyodide.ffi", "imp('pyodide.ffi')", /^ModuleNotFoundError/],
    ["cannot run JavaScript with the function of pyodide", "imp('_pyodide_core')", /^ModuleNotFoundError/],
    [
      "finds no files of the host",
      "[imp('os').listdir(place) for place in ['/', '/home', '/tmp']]",
      /^\[\['tmp', 'home', 'dev', 'proc', 'lib'\], \['web_user', 'pyodide'\], \[\]\]$/,
    ],
    ["cannot read files of the machine", "builtins['open']('/etc/passwd').read()", /^FileNotFoundError/],
    [
      "cannot read files of the project",
      `builtins['open'](${JSON.stringify(__filename)}).read()`,
      /^FileNotFoundError/,
    ],
    ["cannot read processes of the machine", "builtins['open']('/proc/self/environ').read()", /^FileNotFoundError/],
    [
      "sees no environment variables of the host",
      "sorted(imp('os').environ)",
      /^\['HOME', 'LANG', 'LD_LIBRARY_PATH', 'LOGNAME', 'PATH', 'PWD', 'PYTHONHASHSEED', 'PYTHONINSPECT', 'USER', '_'\]$/,
    ],
    ["cannot run commands", "imp('os').system('touch /tmp/reached')", /^-1$/],
    ["cannot start processes", "imp('subprocess').run(['id'])", /^OSError.*does not support processes/],
    ["cannot fork", "imp('os').fork()", /^OSError/],
    ["cannot start threads", "imp('threading').Thread(target=len).start()", /^RuntimeError: can't start new thread/],
    ["cannot kill processes", "imp('os').kill(1, 9)", /^(?:PermissionError|OSError|ProcessLookupError|AttributeError)/],
    [
      "cannot create functions from JavaScript objects found by the garbage collector",
      "pyodide().constructor.constructor('return 1')",
      /^JsException: EvalError: Code generation/,
    ],
    [
      "cannot create functions from the constructor of a buffer",
      "pyodide()._module.HEAP8.buffer.constructor.constructor('1')",
      /^JsException: EvalError/,
    ],
    [
      "cannot mount folders",
      "pyodide().mountNodeFS('/x', '/etc')",
      /^JsException: Error: mountNodeFS only works in Node/,
    ],
    [
      "finds no globals of Node in the realm",
      "[name for name in ['process', 'require', 'fetch', 'WebSocket', 'Buffer', 'setImmediate'] if builtins['hasattr'](pyodide()._module, name)]",
      /^\[\]$/,
    ],
    [
      "finds no host objects among its globals",
      "[name for name in builtins['dir'](finder().jsproxies['js']) if not name.startswith('_')]",
      /^(?!.*(?:process|require|fetch|Function|eval)).*$/,
    ],
  ])("%s", async (_, expression, expected) => {
    const { outcome, end } = await attack(`return tried(lambda: ${expression})`, validator);

    expect({ end, error: outcome?.error }).toEqual({ end: undefined, error: null });
    expect(outcome!.result).toMatch(expected);
  });

  test.each([
    ["with a socket", (port: number) => `imp('socket').create_connection(('127.0.0.1', ${port}), 2)`],
    [
      "with urllib",
      (port: number) => `imp('urllib.request').request.urlopen('http://127.0.0.1:${port}/', None, 2).read()`,
    ],
    [
      "with pyodide's loader",
      (port: number) => `pyodide().loadPackage('http://127.0.0.1:${port}/x-1-py3-none-any.whl')`,
    ],
    ["with the reader of the shell", (port: number) => `pyodide()._module.readAsync('http://127.0.0.1:${port}/')`],
  ])("cannot reach a server %s", async (_, expression) => {
    const { port } = server.address() as { port: number };
    const { end } = await attack(`return tried(lambda: ${expression(port)})`, validator);
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect(end).toBeUndefined();
    expect(visits).toBe(0);
  });
});

describe("code that crashes or exceeds its limits is stopped together with its process:", () => {
  test.each([
    ["JavaScript run by C", "fresh('ctypes').CDLL(None).emscripten_run_script(b'while (true);')"],
    ["an invalid pointer", "fresh('ctypes').string_at(0xfffffff0, 1 << 20)"],
    ["an abort", "imp('os').abort()"],
  ])("%s crashes only its own process", async (_, body) => {
    const validator = startValidator(snapshot.file, limits);
    const { end, outcome } = await attack(body, validator);
    await validator.exited;

    expect(outcome).toBeUndefined();
    expect(end).toBe("crash");
  });

  test.each([
    ["an endless loop", "while True:\n    pass"],
    ["an endless loop that catches everything", "while True:\n    tried(lambda: 1 / 0)"],
    ["a huge power", "return 9 ** 9 ** 9 ** 9"],
    ["a sleep", "imp('time').sleep(3600)"],
  ])("%s", async (_, body) => {
    const short = { ...limits, timeoutMs: 1500 };
    const validator = startValidator(snapshot.file, short);
    const answer = await attack(body, validator);
    await validator.exited;

    expect(answer.outcome).toBeUndefined();
    expect(answer.end).toBe("time-limit");
    expect(() => process.kill(validator.pid, 0)).toThrow("ESRCH");
  });

  test.each([
    ["a list", "held = []\nwhile True:\n    held.append([0] * 10 ** 6)", "memory-limit"],
    ["a string", "return len('a' * 10 ** 9)", "memory-limit"],
    [
      "many small objects",
      "held = []\nwhile True:\n    held.append(str)\n    held.append(str(len(held)) * 100)",
      "memory-limit",
    ],
    ["recursion", "def deeper():\n    return deeper()\nreturn deeper()", "recursion-limit"],
    [
      "recursion with an increased limit",
      "sys.setrecursionlimit(10 ** 9)\ndef deeper():\n    return [deeper()]\nreturn deeper()",
      /recursion-limit|crash/,
    ],
    [
      "recursion in C",
      "held = []\nfor _ in range(10 ** 6):\n    held = [held]\nreturn repr(held)",
      /recursion-limit|crash/,
    ],
  ])("memory exhausted by %s", async (_, body, rule) => {
    const validator = startValidator(snapshot.file, limits);
    const { end, outcome } = await attack(body, validator);
    validator.kill();
    await validator.exited;

    expect(end ?? outcome?.error?.rule).toMatch(rule);
  });

  test("JavaScript memory, which Python's limit does not include", async () => {
    const validator = startValidator(snapshot.file, limits);
    const body =
      "make = pyodide()._module.HEAP8.constructor\nheld = []\nwhile True:\n    held.append(make.new(10 ** 8))\n    held[-1].fill(1)";
    const { end } = await attack(body, validator);
    await validator.exited;

    expect(end).toMatch(/memory-limit|crash/);
  });

  test("code registered to run at exit or at garbage collection ends with the process", async () => {
    const validator = startValidator(snapshot.file, limits);
    const body =
      "imp('atexit').register(lambda: [1 for _ in iter(int, 1)])\nimp('gc').callbacks.append(lambda *_: [1 for _ in iter(int, 1)])\nreturn 'set'";
    const { end, outcome } = await attack(body, validator);
    validator.kill();
    await validator.exited;

    expect(end ?? outcome?.result).toMatch(/set|time-limit/);
    expect(() => process.kill(validator.pid, 0)).toThrow("ESRCH");
  });
});
