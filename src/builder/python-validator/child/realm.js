// Runs first in the isolated realm, and returns the functions that the host needs. It defines what pyodide requires in
// a bare JavaScript shell, without Node or a browser, so that there is no file, socket or process to reach. The
// functions of the host stay in these closures and return only numbers: a host object (or error) that leaked would lead
// to the host's `Function`, and from there to `process`.
(hostFill, hostNow, memoryPages) => {
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });

  const decodeLatin1 = (bytes) => {
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return text;
  };

  const fileBytes = (path) => {
    const name = String(path).split("/").pop();
    const size = hostFill(name);
    if (size < 0) throw new Error(`No such file: ${name}`);
    const bytes = new Uint8Array(size);
    hostFill(name, bytes);
    return bytes;
  };

  class TextDecoder {
    constructor(encoding = "utf-8") {
      this.encoding = encoding;
    }
    decode(bytes) {
      const text = decodeLatin1(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      return this.encoding.startsWith("utf") ? decodeURIComponent(escape(text)) : text;
    }
  }

  class TextEncoder {
    encode(text) {
      return Uint8Array.from(unescape(encodeURIComponent(text)), (letter) => letter.charCodeAt(0));
    }
    encodeInto(text, target) {
      const bytes = this.encode(text);
      target.set(bytes);
      return { read: text.length, written: bytes.length };
    }
  }

  // In the shell, pyodide runs a command to get random bytes. Zeros make runs reproducible; there are no secrets here.
  const zeros = (count) => "A".repeat(Math.ceil((count * 4) / 3)) + "=".repeat((3 - (count % 3)) % 3);

  define("load", () => undefined);
  define("read", (path, kind) => (kind === "binary" ? fileBytes(path) : decodeLatin1(fileBytes(path))));
  define("readbuffer", (path) => fileBytes(path).buffer);
  define("print", () => undefined);
  define("performance", { now: () => hostNow() });
  define("setTimeout", () => 0);
  define("clearTimeout", () => undefined);
  define("os", { system: (_shell, [, command]) => zeros(Number(/-c(\d+)/.exec(command)[1])) });
  define("TextDecoder", TextDecoder);
  define("TextEncoder", TextEncoder);

  // Python reports a refusal to grow as MemoryError, with a line. Code could undo this limit, but not those of the
  // host.
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength / 65536 + pages > memoryPages) throw new RangeError("Out of memory");
    return grow.call(this, pages);
  };

  let python;

  const open = async (loadPyodide, extra) => {
    python = await loadPyodide({
      indexURL: "/pyodide/",
      lockFileContents: { info: JSON.parse(read("pyodide-lock.json")).info, packages: {} },
      jsglobals: Object.create(null),
      env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
      stdin: () => null,
      stdout: () => undefined,
      stderr: () => undefined,
      ...extra,
    });
  };

  return {
    /** Starts Python, imports the checker and returns the memory, which validators start from. */
    record: async (loadPyodide, checker) => {
      await open(loadPyodide, { _makeSnapshot: true });
      python.FS.mkdirTree("/checker");
      for (const [name, text] of Object.entries(JSON.parse(checker))) python.FS.writeFile(`/checker/${name}`, text);
      python.runPython("import sys; sys.path.insert(0, '/checker'); from entry_points import *; warm_up()");
      return python.makeMemorySnapshot();
    },
    /** Starts Python from the memory that `record` returned. */
    restore: async (loadPyodide) => {
      await open(loadPyodide, { _loadSnapshot: fileBytes("snapshot") });
      python.runPython("lock_down(); warm_up()");
      for (const name of ["inspect", "dry_run"]) {
        const call = python.globals.get(name);
        define(name, (text) => String(call(text)));
      }
    },
  };
};
