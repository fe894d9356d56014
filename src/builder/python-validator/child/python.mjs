// The worker thread of a validator: runs CPython, compiled for WASI, until it exits.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { receiveMessageOnPort, workerData } from "node:worker_threads";
import { fileTree } from "./wasi-files.mjs";
import { ProcessExit, wasiHost } from "./wasi-host.mjs";

const { runtimeFolder, checkerFolder, port, wakeUp, maxOutput } = workerData;
const BOOTSTRAP = "import sys; sys.path.insert(0, '/checker'); from entry_points import serve; serve()";

const tree = fileTree(readFiles());
let input = new Uint8Array();
let output = 0;

const host = wasiHost({
  tree,
  args: ["python", "-I", "-S", "-B", "-X", "utf8", "-c", BOOTSTRAP],
  environment: [],
  read,
  write,
});
const module = new WebAssembly.Module(readFileSync(join(runtimeFolder, "python-3.11.3.wasm")));
const { exports } = new WebAssembly.Instance(module, host.imports(module));
host.bind(exports.memory);
try {
  exports._start();
} catch (error) {
  if (!(error instanceof ProcessExit)) throw error;
}

function readFiles() {
  const names = readdirSync(checkerFolder).filter((name) => name.endsWith(".py"));
  return names.map((name) => [`checker/${name}`, readFileSync(join(checkerFolder, name))]);
}

/** Waits for input. By then Python has loaded all that it needs, so its files are removed. */
function read(length) {
  tree.close();
  while (input.length === 0) {
    const seen = Atomics.load(wakeUp, 0);
    const received = receiveMessageOnPort(port);
    if (received === undefined) Atomics.wait(wakeUp, 0, seen);
    else input = received.message;
    output = 0;
  }
  const part = input.subarray(0, length);
  input = input.subarray(length);
  return part;
}

function write(bytes) {
  output += bytes.length;
  // More than any answer: the code writes to the output itself.
  if (output > maxOutput) throw new ProcessExit();
  port.postMessage(bytes);
}
