import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** Listens there for a moment; 0 is any free port. Gives the port, or throws what listening there would. */
export async function tryPort(port: number, host: string): Promise<number> {
  const server = createServer().listen(port, host);
  await once(server, "listening");
  const { port: taken } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return taken;
}
