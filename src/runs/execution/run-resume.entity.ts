import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { StrategyRun } from "../lifecycle/strategy-run.entity";

/** The lease that a resume handed out under an idempotency key; kept when later resumes hand out others. */
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
