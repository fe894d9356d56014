const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text is a UUID. Treat any other id as unknown: the database's cast would fail on it. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
