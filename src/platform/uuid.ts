const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Any other text names no row, so it is answered like an unknown id instead of reaching the database's cast. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
