/** How a field is asked for below `$parents` parents, and how many statements the whole document may take. */
export interface CountedField {
  readonly document: string;
  readonly statements: number;
}
