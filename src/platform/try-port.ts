import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { OperatorError } from "./operator-error";

/** Listens there for a moment; 0 is any free port. Returns the port; throws what listening there would throw. */
export async function tryPort(port: number, host: string): Promise<number> {
  const server = createServer().listen(port, host);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    const message = `Port ${port} is taken, perhaps by another copy of this server. Set PORT to another one.`;
    throw new OperatorError(message, { cause: error });
  });
  const { port: taken } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return taken;
}
