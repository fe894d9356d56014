import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to a request: an answer of the proxy itself, the server's answer, a lost one, or one that never comes. */
export type Fault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body: string }
  | "none"
  | "lost"
  | "held";

export interface UnreliableProxy {
  readonly url: string;
  /** Times at which requests arrived, in milliseconds. */
  readonly requestedAt: readonly number[];
  /** Waits until the server has answered a request whose answer is held. */
  untilHeld(): Promise<void>;
}

/** Acts through a proxy in front of a server. `faultOf` is asked what happens to each request: its number and its body. */
export async function throughUnreliableProxy(
  target: string,
  faultOf: (nth: number, body: string) => Fault,
  act: (proxy: UnreliableProxy) => Promise<void>,
): Promise<void> {
  const requestedAt: number[] = [];
  const held: (() => void)[] = [];
  let heldCount = 0;
  const server = createServer(async (request, response) => {
    const nth = requestedAt.push(performance.now()) - 1;
    const body = await bodyOf(request);
    const fault = faultOf(nth, body);
    await answer(target, request, response, body, fault);
    if (fault !== "held") return;
    heldCount += 1;
    held.shift()?.();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  let awaitedCount = 0;
  const untilHeld = () =>
    new Promise<void>((resolve) => {
      if (++awaitedCount <= heldCount) resolve();
      else held.push(resolve);
    });
  await act({ url: `http://127.0.0.1:${port}`, requestedAt, untilHeld }).finally(() => {
    server.closeAllConnections();
    server.close();
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function answer(target: string, request: IncomingMessage, response: ServerResponse, body: string, fault: Fault) {
  if (typeof fault === "object") {
    response.writeHead(fault.status, fault.headers).end(fault.body);
    return;
  }
  const headers = { "content-type": "application/json" };
  const answered = await fetch(`${target}${request.url}`, { method: "POST", headers, body });
  const text = await answered.text();
  if (fault === "lost") request.socket.destroy();
  if (fault === "none") response.writeHead(answered.status, headers).end(text);
}
