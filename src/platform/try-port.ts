import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { OperatorError } from "./operator-error";

/**
 * Checks that a port is free by listening on it for a moment. Port 0 picks any free port.
 *
 * @returns The port.
 * @throws OperatorError when the port is in use, and the system's error when the host cannot be listened on.
 */
export async function tryPort(port: number, host: string): Promise<number> {
  const server = createServer().listen(port, host);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    const message = `Port ${port} is in use, perhaps by another instance of this server. Set PORT to a free port.`;
    throw new OperatorError(message, { cause: error });
  });
  const { port: listened } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return listened;
}
