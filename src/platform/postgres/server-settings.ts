/** Settings that differ between starts. */
export interface ServerSettings {
  readonly port: number;
  /** False trades crash safety for speed: data may be lost when the machine crashes. For tests only. */
  readonly isDurable: boolean;
}

const COMMON_SETTINGS = {
  listen_addresses: "'127.0.0.1'",
  // The path of a socket file has a maximum length that a deeply nested project folder exceeds.
  unix_socket_directories: "''",
  max_connections: "200",
  timezone: "'UTC'",
  log_timezone: "'UTC'",
  log_line_prefix: "'%m [%p] %d '",
  log_checkpoints: "off",
  // All queries are short, so compiling them would cost more than it saves.
  jit: "off",
};

const DURABLE_SETTINGS = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

const FAST_SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "'4GB'",
};

/** Returns the contents of the settings file that postgresql.conf includes. */
export function serverSettings({ port, isDurable }: ServerSettings): string {
  const settings = { ...COMMON_SETTINGS, port: String(port), ...(isDurable ? DURABLE_SETTINGS : FAST_SETTINGS) };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  const header = "# Overwritten at every start. To change settings, use ALTER SYSTEM, which overrides this file.\n";
  return header + lines.join("");
}
