/** What the settings of a start depend on. */
export interface ServerSettings {
  readonly port: number;
  /** False gives up every promise about a crash of the machine for speed: for tests only. */
  readonly isDurable: boolean;
}

const always = {
  listen_addresses: "'127.0.0.1'",
  // Socket files have a length limit that a deep project folder exceeds.
  unix_socket_directories: "''",
  max_connections: "200",
  timezone: "'UTC'",
  log_timezone: "'UTC'",
  log_line_prefix: "'%m [%p] %d '",
  log_checkpoints: "off",
  // Short queries only: compiling them costs more than it saves.
  jit: "off",
};

const durable = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

const fast = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "'4GB'",
};

/** Text of the file that PostgreSQL's own configuration includes. */
export function serverSettings({ port, isDurable }: ServerSettings): string {
  const settings = { ...always, port: String(port), ...(isDurable ? durable : fast) };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  return `# Written anew at every start. Your own settings: ALTER SYSTEM, which wins over this file.\n${lines.join("")}`;
}
