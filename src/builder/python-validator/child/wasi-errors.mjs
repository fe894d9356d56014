// Error numbers of WASI preview 1.

export const SUCCESS = 0;
export const EBADF = 8;
export const EFAULT = 21;
export const EINVAL = 28;
export const ENOENT = 44;
export const ENOSYS = 52;
export const ENOTDIR = 54;
export const EROFS = 69;
export const ESPIPE = 70;
