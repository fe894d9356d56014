import { IsOptional } from "class-validator";
import { GraphQLDateTime } from "graphql-scalars";
import { Field, ID, InputType, registerEnumType } from "type-graphql";
import { AtMost } from "../../platform/edge/list-limits";
import { SortDirection } from "../../platform/paging/sort-direction.enum";
import { ExecutionStatus } from "./execution-status.enum";

@InputType({ description: "Which runs; every condition that is given must hold." })
export class StrategyRunFilter {
  @Field(() => [ID], { nullable: true, description: "One of these runs; at most 500." })
  @IsOptional()
  @AtMost(500)
  idIn?: string[] | null;

  @Field(() => [ExecutionStatus], { nullable: true, description: "In one of these statuses." })
  statusIn?: ExecutionStatus[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these strategies; at most 500." })
  @IsOptional()
  @AtMost(500)
  strategyCodeIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Of none of these strategies; at most 500." })
  @IsOptional()
  @AtMost(500)
  strategyCodeNotIn?: string[] | null;

  @Field(() => String, { nullable: true, description: "With exactly these parameters, by their hash." })
  paramsHash?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Created at this instant or later." })
  createdAfter?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Created before this instant." })
  createdBefore?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "Changed at this instant or later: reported, or ended.",
  })
  updatedAfter?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Last changed before this instant." })
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
  description: "What runs are ordered by. A run without the time counts as earlier than all others.",
  valuesConfig: {
    CREATED_AT: { description: "When the run was asked for." },
    STARTED_AT: { description: "When it began." },
    COMPLETED_AT: { description: "When it ended." },
    LAST_PROGRESS_UPDATE: { description: "When it last reported." },
  },
});

@InputType({ description: "How runs are ordered." })
export class StrategyRunOrder {
  @Field(() => StrategyRunOrderField, { description: "By what." })
  field!: StrategyRunOrderField;

  @Field(() => SortDirection, { description: "In which direction." })
  direction!: SortDirection;
}
