import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to one request: an answer of the proxy itself, an answer that gets lost, or the server's answer. */
export type Fault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body: string }
  | "lost"
  | "none";

export interface UnreliableProxy {
  readonly url: string;
  /** Times at which requests arrived, in milliseconds. */
  readonly requestedAt: readonly number[];
}

/** Acts through a proxy in front of a server, whose requests meet these faults, one after another, and then none. */
export async function throughUnreliableProxy(
  target: string,
  faults: readonly Fault[],
  act: (proxy: UnreliableProxy) => Promise<void>,
): Promise<void> {
  const requestedAt: number[] = [];
  const server = createServer((request, response) => {
    const fault = faults[requestedAt.length] ?? "none";
    requestedAt.push(performance.now());
    void answer(target, request, response, fault);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await act({ url: `http://127.0.0.1:${port}`, requestedAt }).finally(() => {
    server.closeAllConnections();
    server.close();
  });
}

async function answer(target: string, request: IncomingMessage, response: ServerResponse, fault: Fault) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (typeof fault === "object") {
    response.writeHead(fault.status, fault.headers).end(fault.body);
    return;
  }
  const answered = await fetch(`${target}${request.url}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: Buffer.concat(chunks),
  });
  const body = await answered.text();
  if (fault === "lost") request.socket.destroy();
  else response.writeHead(answered.status, { "content-type": "application/json" }).end(body);
}
