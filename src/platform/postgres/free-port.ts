import { tryPort } from "../try-port";

/** Returns a free TCP port of 127.0.0.1. Another process may take it before it is used. */
export function freePort(): Promise<number> {
  return tryPort(0, "127.0.0.1");
}
