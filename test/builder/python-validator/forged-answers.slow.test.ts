import { startValidator } from "../../../src/builder/python-validator/start-validator";
import { attack } from "./escaped-code";

const limits = { timeoutMs: 45_000, memoryMb: 512 };
const write = (expression: string) => `posix().write(1, (${expression} + "\\n").encode("utf-8", "surrogateescape"))`;

test.each([
  ["an acknowledgement of Node's channel", `'{"cmd":"NODE_HANDLE_ACK"}'`],
  ["a report with other fields", `'{"result": 1, "error": null, "milliseconds": 1, "status": "VALID"}'`],
  ["a deep report", `'{"result": ' + '[' * 100000 + ']' * 100000 + ', "error": null, "milliseconds": 1}'`],
  ["a report with a prototype", `'{"result": {"__proto__": {"x": 1}}, "error": null, "milliseconds": 1}'`],
  ["a report with a method", `'{"result": 1, "error": null, "milliseconds": "1", "toJSON": 1}'`],
  ["an inspection", `'{"status": "VALID"}'`],
  ["no JSON", `'{{{{'`],
  ["bytes that are not text", `'\\udcff\\udcfe'`],
  ["a line longer than any answer", `'x' * (9 * 2 ** 20)`],
])("%s, written by the code itself, is not an answer", async (_, expression) => {
  const validator = startValidator(limits);
  const { outcome, end } = await attack(`${write(expression)}\nreturn 'honest'`, validator);
  await validator.exited;

  expect({ result: outcome?.result, end }).toEqual({ result: undefined, end: "crash" });
});

test("code that writes several answers is believed once, like code that returns its result, and ends", async () => {
  const validator = startValidator(limits);
  const line = write(`'{"result": 7, "error": null, "milliseconds": 1}'`);
  const { outcome } = await attack(`while True:\n    ${line}`, validator);
  validator.kill();
  await validator.exited;

  expect(outcome?.result).toBe(7);
});

test("an endless output without a line ends the process", async () => {
  const validator = startValidator(limits);
  const { end } = await attack("while True:\n    posix().write(1, b'x' * 65536)", validator);
  await validator.exited;

  expect(end).toBe("crash");
});

test("the memory of earlier code is gone: a process runs foreign code once", async () => {
  const validator = startValidator(limits);
  const first = await attack("sys.modules['math'].secret = 'kept'\nreturn 1", validator);
  const other = startValidator(limits);
  const second = await attack("return tried(lambda: sys.modules['math'].secret)", other);
  for (const each of [validator, other]) each.kill();
  await Promise.all([validator.exited, other.exited]);

  expect(first.outcome?.result).toBe(1);
  expect(second.outcome?.result).toMatch(/^AttributeError/);
});

test("a standard library that code overwrites is its own", async () => {
  const first = startValidator(limits);
  const open = "library = builtins['open']('/usr/local/lib/python311.zip', 'r+b')";
  const tried = await attack(`${open}\nreturn tried(lambda: (library.write(b'x' * 10 ** 6), library.close()))`, first);
  first.kill();
  await first.exited;
  const second = startValidator(limits);
  await second.ready;
  const source = "import statistics\ndef f(bars):\n    return statistics.mean([1, 3])";
  const { outcome } = await second.ask({ source, run: { functionName: "f", bars: {} } });
  second.kill();
  await second.exited;

  expect(tried.end ?? tried.outcome?.result).toEqual(expect.any(String));
  expect(outcome).toMatchObject({ result: 2, error: null });
});
