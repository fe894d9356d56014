import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A proxy in front of a database whose connections can be made half-open, as a firewall that forgets them does. */
export interface StallingProxy {
  /** The URL of the database through the proxy. */
  readonly url: string;
  /** From now on nothing passes on the connections that exist, without a word to either side. New ones work. */
  stall(): void;
  close(): void;
}

export async function stallingProxy(databaseUrl: string): Promise<StallingProxy> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    client.pipe(database).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxied = new URL(databaseUrl);
  proxied.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: proxied.href,
    stall() {
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
