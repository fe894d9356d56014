import { tryPort } from "../try-port";

/** A TCP port of 127.0.0.1 that nobody listens on; it may be taken again by the time it is used. */
export function freePort(): Promise<number> {
  return tryPort(0, "127.0.0.1");
}
