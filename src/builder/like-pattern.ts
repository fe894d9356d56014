/** The pattern of LIKE that finds a text anywhere, whatever signs of patterns it holds itself. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
