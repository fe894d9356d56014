import { IsOptional } from "class-validator";
import { Field, ID, InputType, registerEnumType } from "type-graphql";
import { DateTimeScalar } from "../../platform/date-time.scalar";
import { AtMost } from "../../platform/edge/list-limits";
import { SortDirection } from "../../platform/paging/sort-direction.enum";
import { ExecutionStatus } from "./execution-status.enum";

@InputType({ description: "Filter for runs; a run must meet every condition that is set." })
export class StrategyRunFilter {
  @Field(() => [ID], {
    nullable: true,
    description: "Runs with one of these ids, at most 500; otherwise LIMIT_EXCEEDED.",
  })
  @IsOptional()
  @AtMost(500)
  idIn?: string[] | null;

  @Field(() => [ExecutionStatus], { nullable: true, description: "Runs in one of these statuses." })
  statusIn?: ExecutionStatus[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Runs of one of these strategies, at most 500; otherwise LIMIT_EXCEEDED.",
  })
  @IsOptional()
  @AtMost(500)
  strategyCodeIn?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Excludes the runs of these strategies, at most 500; otherwise LIMIT_EXCEEDED.",
  })
  @IsOptional()
  @AtMost(500)
  strategyCodeNotIn?: string[] | null;

  @Field(() => String, { nullable: true, description: "Runs whose parameters have this `paramsHash`." })
  paramsHash?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Runs that were created or changed in any way since this `changeCursor` of an earlier answer; some that have not may be returned too. The feed for clients that follow changes: unlike times, it misses nothing.",
  })
  changedSince?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Runs created at or after this time. To follow new runs, use `changedSince`.",
  })
  createdAfter?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Runs created before this time." })
  createdBefore?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "Runs that were created, recorded progress or ended at or after this time. To follow changes, use `changedSince`: a change may become visible after later ones.",
  })
  updatedAfter?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Runs that were last changed (see `updatedAfter`) before this time.",
  })
  updatedBefore?: Date | null;
}

export enum StrategyRunOrderField {
  CREATED_AT = "CREATED_AT",
  STARTED_AT = "STARTED_AT",
  COMPLETED_AT = "COMPLETED_AT",
  LAST_PROGRESS_UPDATE = "LAST_PROGRESS_UPDATE",
}

registerEnumType(StrategyRunOrderField, {
  name: "StrategyRunOrderField",
  description: "Sort key of a list of runs. A run whose value is null counts as earlier than all others.",
  valuesConfig: {
    CREATED_AT: { description: "By the time at which the run was requested." },
    STARTED_AT: { description: "By the time at which processing started." },
    COMPLETED_AT: { description: "By the time at which the run ended." },
    LAST_PROGRESS_UPDATE: { description: "By the time at which progress was last recorded." },
  },
});

@InputType({ description: "Order of a list of runs; the id breaks ties." })
export class StrategyRunOrder {
  @Field(() => StrategyRunOrderField, { description: "Sort key." })
  field!: StrategyRunOrderField;

  @Field(() => SortDirection, { description: "Sort direction." })
  direction!: SortDirection;
}
