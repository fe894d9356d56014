import type { Socket } from "node:net";
import type { ClientBase } from "pg";

/** Milliseconds that the answer of the database may come later than the limit of its statements. */
const GRACE_MS = 5000;
/** Milliseconds after which the system asks whether the other end of a silent connection is still there. */
const KEEP_ALIVE_MS = 10_000;

/**
 * Options of a pool of pg that ends connections on which nothing has come for longer than `limitMs` and a grace, while a
 * statement waits. The other end may be gone without a word: after a failover, or behind a firewall that forgets idle
 * connections. Without this, the statement would wait until the system gives up, 15 minutes or more.
 *
 * @param limitMs Longer than a statement, or a pause between two statements of a transaction, may take; 0 for no limit.
 */
export function endSilentConnections(limitMs: number) {
  return {
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    onConnect: (client: ClientBase) => {
      if (limitMs === 0) return;
      const socket = socketOf(client);
      socket.setTimeout(limitMs + GRACE_MS, () => socket.destroy(new Error(SILENT_MESSAGE)));
    },
  };
}

/** What the statements of a connection that was ended fail with. */
export const SILENT_MESSAGE = "The connection was ended, because the database did not answer in time.";

/** The socket, or the TLS stream on it. pg's types do not declare it. */
function socketOf(client: ClientBase): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}
