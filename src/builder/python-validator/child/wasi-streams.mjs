// Reading files and input, and writing output.
import { EBADF, EINVAL, ESPIPE, SUCCESS } from "./wasi-errors.mjs";
import { FILE } from "./wasi-files.mjs";

export function streams(memory, open, { read, write }) {
  /** Copies a part of a file into the vectors, and returns its length. */
  const scatter = (content, offset, at, count) => {
    let total = 0;
    for (const [address, length] of memory.vectors(at, count)) {
      const part = content.subarray(offset + total, offset + total + length);
      memory.write(address, part);
      total += part.length;
      if (part.length < length) break;
    }
    return total;
  };
  return {
    fd_read: (number, at, count, result) => {
      const file = open.get(number);
      if (number === 0) {
        const input = read(memory.vectors(at, count).reduce((total, [, length]) => total + length, 0));
        memory.setU32(result, scatter(input, 0, at, count));
        return SUCCESS;
      }
      if (file?.kind !== FILE) return EBADF;
      const length = scatter(file.content, file.offset, at, count);
      file.offset += length;
      memory.setU32(result, length);
      return SUCCESS;
    },
    fd_pread: (number, at, count, offset, result) => {
      const file = open.get(number);
      if (file?.kind !== FILE) return EBADF;
      memory.setU32(result, scatter(file.content, Number(offset), at, count));
      return SUCCESS;
    },
    fd_write: (number, at, count, result) => {
      if (number !== 1 && number !== 2) return EBADF;
      const parts = memory.vectors(at, count).map(([address, length]) => memory.read(address, length));
      if (number === 1) write(Buffer.concat(parts));
      memory.setU32(
        result,
        parts.reduce((total, part) => total + part.length, 0),
      );
      return SUCCESS;
    },
    fd_seek: (number, offset, from, result) => {
      const file = open.get(number);
      if (file?.kind !== FILE) return ESPIPE;
      const start = [0, file.offset, file.content.length][from] ?? Number.NaN;
      const target = start + Number(offset);
      if (!(target >= 0)) return EINVAL;
      file.offset = target;
      memory.setU64(result, target);
      return SUCCESS;
    },
    fd_tell: (number, result) => {
      const file = open.get(number);
      if (file?.kind !== FILE) return ESPIPE;
      memory.setU64(result, file.offset);
      return SUCCESS;
    },
  };
}
