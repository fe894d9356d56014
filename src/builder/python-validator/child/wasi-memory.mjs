// Reads and writes the memory of a WebAssembly instance. The buffer is looked up each time, because memory grows.

const MAX_VECTORS = 1024;

export function wasiMemory() {
  let memory;
  const view = () => new DataView(memory.buffer);
  const bytes = () => new Uint8Array(memory.buffer);
  return {
    bind(exported) {
      memory = exported;
    },
    size: () => memory.buffer.byteLength,
    setU8: (at, value) => view().setUint8(at, value),
    setU32: (at, value) => view().setUint32(at, value, true),
    setU64: (at, value) => view().setBigUint64(at, BigInt(value), true),
    fill: (at, length, value) => bytes().fill(value, at, at + length),
    write: (at, content) => bytes().set(content, at),
    read: (at, length) => bytes().slice(at, at + length),
    text: (at, length) => Buffer.from(bytes().subarray(at, at + length)).toString("latin1"),
    /** The parts of a scattered read or write, as [address, length]. */
    vectors(at, count) {
      if (count > MAX_VECTORS) throw new RangeError("Too many vectors");
      const memoryView = view();
      return Array.from({ length: count }, (_, index) => [
        memoryView.getUint32(at + 8 * index, true),
        memoryView.getUint32(at + 8 * index + 4, true),
      ]);
    },
  };
}
