/** A query for a field below `$parents` parents, and the number of statements that the document takes. */
export interface CountedField {
  readonly document: string;
  readonly statements: number;
}
