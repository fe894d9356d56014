/** The PostgreSQL server of one test run. */
export interface TestServer {
  /** URL of a database from which others can be created. */
  readonly url: string;
  /** Part of the names of this run's databases, so that test runs can share a server. */
  readonly run: string;
  /** Stops the server, or drops the databases of this run. */
  stop(): Promise<void>;
}
