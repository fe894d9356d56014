/** The PostgreSQL server of one test run. */
export interface TestServer {
  /** Connects to a database from which others can be created. */
  readonly url: string;
  /** Part of the name of every database of this run, so that runs sharing a server do not meet. */
  readonly run: string;
  /** Leaves nothing behind. */
  stop(): Promise<void>;
}
