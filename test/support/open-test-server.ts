import { embeddedTestServer } from "./embedded-test-server";
import { externalTestServer } from "./external-test-server";
import type { TestServer } from "./test-server";

/** The server TEST_DATABASE_URL names, whose role must be allowed to create databases; else one of our own. */
export function openTestServer(): Promise<TestServer> {
  const url = process.env.TEST_DATABASE_URL;
  return url ? externalTestServer(url) : embeddedTestServer();
}
