// The process of a validator. It passes bytes between its parent (standard input and output) and Python, which runs in a
// worker thread, so that this thread notices at any time that the parent has ended or that memory is used up.
import { MessageChannel, Worker } from "node:worker_threads";

const MEMORY_INTERVAL_MS = 50;
/** Tells the parent that the process ended because of its memory. */
const OUT_OF_MEMORY = 77;

const [runtimeFolder, checkerFolder, maxOutput, maxResidentMb] = process.argv.slice(2);
const wakeUp = new Int32Array(new SharedArrayBuffer(4));
const { port1: port, port2: pythonPort } = new MessageChannel();

const python = new Worker(new URL("python.mjs", import.meta.url), {
  workerData: { runtimeFolder, checkerFolder, port: pythonPort, wakeUp, maxOutput: Number(maxOutput) },
  transferList: [pythonPort],
  env: {},
  execArgv: [],
});
python.on("error", () => process.exit(1));
python.on("exit", (code) => process.exit(code));
port.on("message", (bytes) => process.stdout.write(bytes));

process.stdin.on("data", (bytes) => {
  port.postMessage(new Uint8Array(bytes));
  Atomics.add(wakeUp, 0, 1);
  Atomics.notify(wakeUp, 0);
});
process.stdin.on("close", () => process.exit(0));
process.stdout.on("error", () => process.exit(0));

setInterval(() => {
  if (process.memoryUsage.rss() > Number(maxResidentMb) * 2 ** 20) process.exit(OUT_OF_MEMORY);
}, MEMORY_INTERVAL_MS);
