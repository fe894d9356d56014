import { embeddedTestServer } from "./embedded-test-server";
import { externalTestServer } from "./external-test-server";
import type { TestServer } from "./test-server";

/** Opens the server of TEST_DATABASE_URL, whose role must be a superuser, or starts an embedded one. */
export function openTestServer(): Promise<TestServer> {
  const url = process.env.TEST_DATABASE_URL;
  return url ? externalTestServer(url) : embeddedTestServer();
}
