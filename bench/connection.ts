import { once } from "node:events";
import { connect } from "node:net";

/** One keep-alive HTTP connection that posts JSON, one request at a time. */
export interface Connection {
  /** Sends a body and returns the response body; rejects on any status except 200. */
  post(body: string): Promise<string>;
  close(): void;
}

const HEAD_END = Buffer.from("\r\n\r\n");

/**
 * Opens a connection on a plain socket: on a machine with few cores an HTTP client would use as much CPU as the server
 * that it measures. It only reads responses with a content-length, which is all that the compared servers send.
 */
export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port, host, pathname } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay(true);
  await once(socket, "connect");
  let received: Buffer = Buffer.alloc(0);
  let pending: { resolve(body: string): void; reject(error: Error): void } | null = null;

  const fail = (error: Error) => {
    pending?.reject(error);
    pending = null;
  };
  socket.on("error", fail);
  socket.on("close", () => fail(new Error(`${host} closed the connection.`)));
  socket.on("data", (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd === -1) return;
    const head = received.toString("latin1", 0, headEnd);
    const bodyStart = headEnd + HEAD_END.length;
    const bodyEnd = bodyStart + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    if (received.length < bodyEnd) return;
    const body = received.toString("utf8", bodyStart, bodyEnd);
    received = received.subarray(bodyEnd);
    if (!head.startsWith("HTTP/1.1 200 "))
      return fail(new Error(`${host} responded ${head.split("\r\n")[0]}: ${body}`));
    pending?.resolve(body);
    pending = null;
  });

  return {
    post(body) {
      return new Promise((resolve, reject) => {
        pending = { resolve, reject };
        socket.write(
          `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n` +
            `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        );
      });
    },
    close: () => socket.destroy(),
  };
}
