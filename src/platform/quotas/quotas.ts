/** Maximum numbers of rows of a USER. Rows that are only marked as deleted count: they stay for the audit. */
export interface Quotas {
  readonly runs: number;
  /** Runs of the server that have not ended; only these become fewer. */
  readonly activeRuns: number;
  readonly holdings: number;
  readonly strategies: number;
  readonly versionsOfStrategy: number;
  readonly drafts: number;
  readonly generations: number;
}

export const DEFAULT_QUOTAS: Quotas = {
  runs: 100_000,
  activeRuns: 50,
  holdings: 10_000,
  strategies: 5000,
  versionsOfStrategy: 2000,
  drafts: 1000,
  generations: 10_000,
};
