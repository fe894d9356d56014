import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";

/** URL of the server on this machine. Its port is read as the server does: from the environment, then from a file. */
export function serverUrl(): string {
  const file = process.env.ENV_FILE || ".env";
  const settings = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  return `http://127.0.0.1:${process.env.PORT || settings.PORT || 4000}/graphql`;
}
