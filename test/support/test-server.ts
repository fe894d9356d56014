import { embeddedTestServer } from "./embedded-test-server";
import { ownTestServer } from "./own-test-server";

/** The PostgreSQL server of one test run. */
export interface TestServer {
  /** Connects to a database from which others can be created. */
  readonly url: string;
  /** Part of the name of every database of this run, so that runs sharing a server do not meet. */
  readonly run: string;
  /** Leaves nothing behind. */
  stop(): Promise<void>;
}

/** The server TEST_DATABASE_URL names, whose role must be allowed to create databases; else one of our own. */
export function openTestServer(): Promise<TestServer> {
  const url = process.env.TEST_DATABASE_URL;
  return url ? ownTestServer(url) : embeddedTestServer();
}
