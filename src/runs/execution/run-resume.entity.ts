import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { StrategyRun } from "../lifecycle/strategy-run.entity";

/** The lease that a resume issued under an idempotency key. Kept when later resumes issue others. */
@Entity({ schema: "runs", name: "strategy_run_resume" })
export class RunResume {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => StrategyRun, { onDelete: "CASCADE" })
  runId!: string;

  @PrimaryColumn({ type: "text" })
  idempotencyKey!: string;

  @Column({ type: "integer" })
  leaseEpoch!: number;
}
