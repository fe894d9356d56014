import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { createContext, runInContext, SourceTextModule } from "node:vm";

const REALM = fileURLToPath(new URL("realm.js", import.meta.url));
const NOTHING = -1;

/**
 * A realm of its own, with JavaScript's and WebAssembly's language and nothing else, in which pyodide runs. `files` are
 * what it may ask for beside pyodide's own, each once. Once `seal` is called nothing is read and no module is loaded.
 */
export async function openIsolatedPython({ pyodideFolder, memoryMb, files }) {
  const realm = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: true } });
  const modules = new Map();
  let isEncrypted = false;

  /** Two calls a file: the first tells the size, the second fills the realm's own bytes. It must never throw. */
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
    const known = modules.get(name);
    if (known) return known;
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
      throw new Error("pyodide's modules import nothing statically");
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
    /** One of the realm's functions from text to text. V8 itself ends it after `timeoutMs`, whatever it does. */
    call: (name, text, timeoutMs) => {
      const answer = runInContext(`${name}(${JSON.stringify(text)})`, realm, { timeout: timeoutMs });
      if (typeof answer !== "string") throw new TypeError("The realm answers in text only");
      return answer;
    },
  };
}
