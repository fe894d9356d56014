/** The PostgreSQL server of one test run. */
export interface TestServer {
  /** URL of a database from which others can be created. */
  readonly url: string;
  /** URL with which the application connects: that of a role without rights to change tables, where there is one. */
  readonly applicationUrl: string;
  /** Part of the names of this run's databases, so that test runs can share a server. */
  readonly run: string;
  /** Stops the server, or drops the databases of this run. */
  stop(): Promise<void>;
}
