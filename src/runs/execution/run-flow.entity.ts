import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { StrategyInstance } from "../../builder";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { User } from "../../identity";
import { StrategyRun } from "../lifecycle/strategy-run.entity";

/** The flow that a run executes, as of its request. Not a column of the run, whose row each report rewrites. */
@Entity({ schema: "runs", name: "strategy_run_flow" })
@Index("ix_run_flow_instance", ["instanceId"])
export class RunFlow {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => StrategyRun, { onDelete: "CASCADE" })
  runId!: string;

  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => StrategyInstance, { onDelete: "SET NULL" })
  instanceId!: string | null;

  /** The user whose node templates the flow may use. */
  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  flowOwnerId!: string;

  /** Name of the strategy at that time. */
  @Column({ type: "text" })
  name!: string;

  @Column({ type: "jsonb" })
  logicFlow!: LogicFlow;
}
