// Arguments, environment, clocks and random numbers.
import { SUCCESS } from "./wasi-errors.mjs";

export function textLists(memory, args, environment) {
  const sizes = (texts) => (count, size) => {
    memory.setU32(count, texts.length);
    memory.setU32(size, texts.join("").length + texts.length);
    return SUCCESS;
  };
  const copy = (texts) => (pointers, buffer) => {
    let at = buffer;
    for (const [index, text] of texts.entries()) {
      memory.setU32(pointers + 4 * index, at);
      memory.write(at, Buffer.from(`${text}\0`, "latin1"));
      at += text.length + 1;
    }
    return SUCCESS;
  };
  return {
    args_sizes_get: sizes(args),
    args_get: copy(args),
    environ_sizes_get: sizes(environment),
    environ_get: copy(environment),
  };
}

export function clocks(memory) {
  return {
    clock_res_get: (_clock, at) => {
      memory.setU64(at, 1000);
      return SUCCESS;
    },
    clock_time_get: (clock, _precision, at) => {
      memory.setU64(at, Math.round((clock === 0 ? Date.now() : performance.now()) * 1e6));
      return SUCCESS;
    },
  };
}
