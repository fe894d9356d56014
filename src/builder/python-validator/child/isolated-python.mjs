import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { createContext, runInContext, SourceTextModule } from "node:vm";

const REALM = fileURLToPath(new URL("realm.js", import.meta.url));
const NOTHING = -1;

/**
 * Runs pyodide in a separate realm that has the globals of JavaScript and WebAssembly and nothing else. `files` are
 * files that it can read besides pyodide's own, each once. After `lockDown`, no file is read and no module is loaded.
 */
export async function openIsolatedPython({ pyodideFolder, memoryMb, files }) {
  const realm = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: true } });
  const modules = new Map();
  let isEncrypted = false;

  /**
   * Called twice per file: the first call returns its size, the second fills the realm's buffer. It must never throw.
   */
  const fill = (name, bytes) => {
    try {
      if (isEncrypted) return NOTHING;
      const content = files.get(name) ?? readFileSync(join(pyodideFolder, name));
      files.set(name, content);
      if (bytes === undefined) return content.length;
      bytes.set(content);
      files.delete(name);
      return content.length;
    } catch {
      return NOTHING;
    }
  };

  const loadModule = async (name) => {
    const loaded = modules.get(name);
    if (loaded) return loaded;
    const source = new SourceTextModule(readFileSync(join(pyodideFolder, name), "utf8"), {
      context: realm,
      identifier: name,
      initializeImportMeta: (meta) => {
        meta.url = `/pyodide/${name}`;
      },
      importModuleDynamically: (specifier) => (isEncrypted ? undefined : loadModule(specifier.split("/").pop())),
    });
    modules.set(name, source);
    await source.link(() => {
      throw new Error("The modules of pyodide must not import statically");
    });
    await source.evaluate();
    return source;
  };

  const define = runInContext(readFileSync(REALM, "utf8"), realm, { filename: "realm.js" });
  const { record, restore } = define(fill, () => performance.now(), memoryMb * 16);
  const { loadPyodide } = (await loadModule("pyodide.mjs")).namespace;
  return {
    record: (checker) => record(loadPyodide, JSON.stringify(checker)),
    restore: () => restore(loadPyodide),
    lockDown: () => {
      isEncrypted = true;
      files.clear();
    },
    /** Calls a function of the realm with a string and returns its string. V8 stops it after `timeoutMs`. */
    call: (name, text, timeoutMs) => {
      const answer = runInContext(`${name}(${JSON.stringify(text)})`, realm, { timeout: timeoutMs });
      if (typeof answer !== "string") throw new TypeError("The realm must return a string");
      return answer;
    },
  };
}
