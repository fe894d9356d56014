/**
 * Where a Stratagraph that was started as root keeps what PostgreSQL's own user must be able to reach. Only root ever
 * writes here.
 */
export const DEFAULT_SYSTEM_DIR = "/var/lib/stratagraph";
