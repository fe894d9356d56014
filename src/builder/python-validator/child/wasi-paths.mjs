// Opening files and folders, and what is known about them.
import { EBADF, EINVAL, ENOENT, ENOTDIR, EROFS, SUCCESS } from "./wasi-errors.mjs";
import { DIRECTORY } from "./wasi-files.mjs";

const CREATE = 1;
const MUST_BE_DIRECTORY = 2;
const TRUNCATE_OR_EXCLUSIVE = 4 | 8;
const MAX_OPEN = 64;
export const ROOT = 3;

export function descriptors(memory, open, tree) {
  return {
    fd_prestat_get: (number, at) => {
      if (number !== ROOT) return EBADF;
      memory.setU32(at, 0);
      memory.setU32(at + 4, 1);
      return SUCCESS;
    },
    fd_prestat_dir_name: (_number, at) => {
      memory.setU8(at, "/".charCodeAt(0));
      return SUCCESS;
    },
    fd_fdstat_get: (number, at) => {
      const file = open.get(number);
      if (file === undefined) return EBADF;
      memory.fill(at, 24, 0);
      memory.setU8(at, file.kind);
      memory.setU64(at + 8, 0x1fffffff);
      memory.setU64(at + 16, 0x1fffffff);
      return SUCCESS;
    },
    fd_filestat_get: (number, at) => putStatus(memory, open.get(number), at, EBADF),
    fd_close: (number) => (number > ROOT && open.delete(number) ? SUCCESS : EBADF),
    fd_readdir: (number, at, length, cookie, used) => {
      const folder = open.get(number);
      if (folder?.kind !== DIRECTORY) return ENOTDIR;
      const entries = tree.names(folder.path).map((name, index) => directoryEntry(name, index + 1));
      const part = Buffer.concat(entries.slice(Number(cookie))).subarray(0, length);
      memory.write(at, part);
      memory.setU32(used, part.length);
      return SUCCESS;
    },
  };
}

function directoryEntry(name, next) {
  const entry = Buffer.alloc(24 + name.length);
  entry.writeBigUInt64LE(BigInt(next), 0);
  entry.writeUInt32LE(name.length, 16);
  entry.write(name, 24, "latin1");
  return entry;
}

function putStatus(memory, file, at, missing) {
  if (file == null) return missing;
  memory.fill(at, 64, 0);
  memory.setU64(at, 1);
  memory.setU64(at + 8, identityOf(file.path));
  memory.setU8(at + 16, file.kind);
  memory.setU64(at + 24, 1);
  memory.setU64(at + 32, file.content?.length ?? 0);
  return SUCCESS;
}

/** A number that tells files apart, as an inode does. */
function identityOf(path) {
  let hash = 7;
  for (let index = 0; index < path.length; index++) hash = (hash * 31 + path.charCodeAt(index)) % 2 ** 45;
  return hash;
}

export function paths(memory, open, tree) {
  let next = ROOT + 1;
  const find = (number, at, length) => {
    const folder = open.get(number);
    return folder?.kind === DIRECTORY ? tree.find(folder.path, memory.text(at, length)) : null;
  };
  const refuseChange = () => EROFS;
  return {
    path_filestat_get: (number, _flags, at, length, result) =>
      putStatus(memory, find(number, at, length), result, ENOENT),
    path_open: (number, _lookup, at, length, flags, _rights, _inherited, _status, result) => {
      const file = find(number, at, length);
      if (file === null) return flags & CREATE ? EROFS : ENOENT;
      if (flags & TRUNCATE_OR_EXCLUSIVE) return EROFS;
      if (flags & MUST_BE_DIRECTORY && file.kind !== DIRECTORY) return ENOTDIR;
      if (open.size >= MAX_OPEN) return EBADF;
      open.set(next, file);
      memory.setU32(result, next++);
      return SUCCESS;
    },
    path_readlink: () => EINVAL,
    path_create_directory: refuseChange,
    path_filestat_set_times: refuseChange,
    path_link: refuseChange,
    path_remove_directory: refuseChange,
    path_rename: refuseChange,
    path_symlink: refuseChange,
    path_unlink_file: refuseChange,
  };
}
