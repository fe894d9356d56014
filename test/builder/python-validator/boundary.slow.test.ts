import { startValidator } from "../../../src/builder/python-validator/start-validator";
import { attack } from "./escaped-code";

/** More time than any code below needs on a slow and busy machine, unless the time limit is what a test is about. */
const limits = { timeoutMs: 45_000, memoryMb: 512 };

describe("code that bypassed the allowlist", () => {
  test.each([
    ["gets Python's real built-ins", "builtins['eval']('6 * 7')", /^42$/],
    ["finds no module js", "imp('js')", /^ModuleNotFoundError/],
    ["finds no module ctypes", "imp('ctypes')", /^ModuleNotFoundError/],
    ["finds no module socket", "imp('socket')", /^ModuleNotFoundError/],
    ["finds no module subprocess", "imp('subprocess')", /^ModuleNotFoundError/],
    ["finds no files", "posix().listdir('/')", /^(?:\[\]|FileNotFoundError|NotADirectoryError)/],
    ["cannot read files of the machine", "builtins['open']('/etc/passwd').read()", /^FileNotFoundError/],
    [
      "cannot read files of the project",
      `builtins['open'](${JSON.stringify(__filename)}).read()`,
      /^FileNotFoundError/,
    ],
    ["cannot leave the root", "builtins['open']('../../../../etc/passwd').read()", /^FileNotFoundError/],
    [
      "cannot read the library of the validator",
      "builtins['open']('/checker/security.py').read()",
      /^FileNotFoundError/,
    ],
    ["cannot read processes of the machine", "builtins['open']('/proc/self/environ').read()", /^FileNotFoundError/],
    ["cannot create a file", "builtins['open']('/tmp/reached', 'w')", /^OSError: \[Errno 69\]/],
    ["cannot make a folder", "posix().mkdir('/x')", /^OSError: \[Errno 69\]/],
    ["cannot make a link", "posix().symlink('/etc', '/x')", /^OSError: \[Errno 69\]/],
    ["sees no environment variables of the host", "sorted(posix().environ)", /^\[\]$/],
    ["cannot run commands", "posix().system('touch /tmp/reached')", /^AttributeError/],
    ["cannot fork", "posix().fork()", /^AttributeError/],
    [
      "cannot start threads",
      "sys.modules['_thread'].start_new_thread(len, ((),))",
      /^(?:KeyError|RuntimeError: can't start new thread)/,
    ],
    ["cannot kill processes", "posix().kill(1, 9)", /^AttributeError/],
    ["cannot sleep", "sys.modules['time'].sleep(3600)", /^OSError/],
    ["cannot read what the host would send next", "posix().fstat(0).st_size", /^0$/],
    [
      "reaches no other descriptor",
      "[tried(lambda: posix().read(fd, 1)) for fd in builtins['range'](3, 10)]",
      /^(?!.*b').*$/,
    ],
  ])("%s", async (_, expression, expected) => {
    const validator = startValidator(limits);
    const { outcome, end } = await attack(`return tried(lambda: ${expression})`, validator);
    validator.kill();
    await validator.exited;

    expect({ end, error: outcome?.error }).toEqual({ end: undefined, error: null });
    expect(outcome!.result).toMatch(expected);
  });
});

describe("code that crashes or exceeds its limits is stopped together with its process:", () => {
  test.each([
    ["an abort", "posix().abort()"],
    ["an exit", "posix()._exit(0)"],
    ["an exit code that means something to the host", "posix()._exit(77)"],
  ])("%s crashes only its own process", async (_, body) => {
    const validator = startValidator({ ...limits, timeoutMs: 1500 });
    const { end, outcome } = await attack(body, validator);
    validator.kill();
    await validator.exited;

    expect(outcome?.result ?? end).toMatch(/^(?:crash|time-limit|1)$/);
  });

  test.each([
    ["an endless loop", "while True:\n    pass"],
    ["an endless loop that catches everything", "while True:\n    tried(lambda: 1 / 0)"],
    ["a huge power", "return 9 ** 9 ** 9 ** 9"],
  ])("%s", async (_, body) => {
    const short = { ...limits, timeoutMs: 1500 };
    const validator = startValidator(short);
    const answer = await attack(body, validator);
    await validator.exited;

    expect(answer.outcome).toBeUndefined();
    expect(answer.end).toBe("time-limit");
    expect(() => process.kill(validator.pid, 0)).toThrow("ESRCH");
  });

  test.each([
    ["a list", "held = []\nwhile True:\n    held.append([0] * 10 ** 6)", "memory-limit"],
    ["a string", "return len('a' * 10 ** 9)", "memory-limit"],
    ["many small objects", "held = []\nwhile True:\n    held.append(('%d' % len(held)) * 20000)", "memory-limit"],
    ["recursion", "def deeper():\n    return deeper()\nreturn deeper()", "recursion-limit"],
    [
      "recursion with an increased limit",
      "sys.setrecursionlimit(10 ** 9)\ndef deeper():\n    return [deeper()]\nreturn deeper()",
      /recursion-limit|memory-limit|time-limit|crash/,
    ],
    [
      "recursion in C",
      "held = []\nfor _ in range(10 ** 6):\n    held = [held]\nreturn repr(held)",
      /recursion-limit|crash/,
    ],
  ])(
    "memory exhausted by %s",
    async (_, body, rule) => {
      // Some of them may end by time: then there is no reason to wait longer.
      const mayTakeLong = rule instanceof RegExp && rule.test("time-limit");
      const validator = startValidator(mayTakeLong ? { ...limits, timeoutMs: 5000 } : limits);
      const { end, outcome } = await attack(body, validator);
      validator.kill();
      await validator.exited;

      expect(end ?? outcome?.error?.rule).toMatch(rule);
    },
    120_000,
  );

  test("code registered to run at exit or at garbage collection ends with the process", async () => {
    const validator = startValidator({ ...limits, timeoutMs: 5000 });
    const body =
      "class Endless:\n    def __del__(self):\n        while True:\n            pass\nsys.modules['math'].endless = Endless()\nreturn 'set'";
    const { end, outcome } = await attack(body, validator);
    validator.kill();
    await validator.exited;

    expect(end ?? outcome?.result).toMatch(/set|time-limit/);
    expect(() => process.kill(validator.pid, 0)).toThrow("ESRCH");
  });
});
