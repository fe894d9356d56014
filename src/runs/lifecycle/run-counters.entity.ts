import { Column } from "typeorm";

/** The columns of a run that each report updates; summary, rate and health are computed from them. */
export abstract class RunCounters {
  @Column({ type: "integer", default: 0 })
  passedCount!: number;

  @Column({ type: "integer", default: 0 })
  failedCount!: number;

  @Column({ type: "integer", default: 0 })
  errorCount!: number;

  @Column({ type: "double precision", default: 0 })
  scoreSum!: number;

  @Column({ type: "integer", default: 0 })
  scoreCount!: number;

  @Column({ type: "double precision", default: 0 })
  processingMsSum!: number;

  @Column({ type: "integer", default: 0 })
  processingMsCount!: number;

  @Column({ type: "jsonb", default: {} })
  classificationCounts!: Record<string, number>;

  /**
   * Tickers, seconds and batches of the recent past, each weighted by exp(-age / 30 s). Tickers / seconds is the
   * current rate, seconds / batches the average interval between reports.
   */
  @Column({ type: "double precision", default: 0 })
  recentTickers!: number;

  @Column({ type: "double precision", default: 0 })
  recentSeconds!: number;

  @Column({ type: "double precision", default: 0 })
  recentBatches!: number;
}
