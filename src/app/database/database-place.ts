import { parse } from "pg-connection-string";

/** The host that the driver connects to: a name, an address, or the folder of a socket, which starts with a slash. */
export function databaseHost(url: string): string {
  return parse(url).host || "localhost";
}

/** Names the server and the database of a URL, without the password. */
export function databasePlace(url: string): string {
  const { port, database } = parse(url);
  return `${databaseHost(url)}${port ? `:${port}` : ""}/${database ?? ""}`;
}
