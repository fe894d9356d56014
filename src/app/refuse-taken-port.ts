import { once } from "node:events";
import { createServer } from "node:net";

/** Throws what listening there would, so that a taken port is told before the first start has loaded its prices. */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, "listening");
  server.close();
  await once(server, "close");
}
