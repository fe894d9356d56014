/**
 * Directory for files that PostgreSQL's own user must be able to access, used when Stratagraph is started by root. Only
 * root writes to it.
 */
export const DEFAULT_SYSTEM_DIR = "/var/lib/stratagraph";
