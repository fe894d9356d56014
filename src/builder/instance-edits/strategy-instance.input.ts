import { IsOptional, Length } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, ID, InputType, Int } from "type-graphql";
import { LogicFlowInput } from "../flow/logic-flow.input";
import type { NodeParameters } from "../flow/node-parameters";
import { StrategyStatus } from "../instances/strategy-status.enum";

@InputType({
  description:
    "A new strategy, from a template or from a flow; it begins as a DRAFT. The mask of a sensitive value stands for the one in the viewer's active session of the strategy that is not saved yet; where there is none, INVALID_VALUE.",
})
export class CreateStrategyInstanceInput {
  @Field(() => String, { description: "Name, 1 to 200 characters." })
  @Length(1, 200)
  name!: string;

  @Field(() => ID, { nullable: true, description: "Strategy template whose flow is copied." })
  templateId?: string | null;

  @Field(() => LogicFlowInput, {
    nullable: true,
    description: "The flow; stands in for the template's. A DRAFT's flow may have errors.",
  })
  logicFlow?: LogicFlowInput | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "Parameters by node id, `{n1: {period: 10}}`; they win over those in the flow.",
  })
  parameters?: NodeParameters | null;
}

@InputType({
  description:
    "Changes of a strategy; what is left out stays, but parameters of nodes that are no more. The mask of a sensitive value stands for the one in the viewer's active session of the strategy; where there is none, INVALID_VALUE.",
})
export class UpdateStrategyInstanceInput {
  @Field(() => ID, { description: "The strategy's id." })
  id!: string;

  @Field(() => Int, { description: "The revision that the changes were made to; REVISION_CONFLICT with any other." })
  expectedRevision!: number;

  @Field(() => String, { nullable: true, description: "Name, 1 to 200 characters." })
  @IsOptional()
  @Length(1, 200)
  name?: string | null;

  @Field(() => StrategyStatus, {
    nullable: true,
    description: "The next status: DRAFT, TESTING, ACTIVE, ARCHIVED, one step at a time. ACTIVE needs a valid flow.",
  })
  status?: StrategyStatus | null;

  @Field(() => LogicFlowInput, { nullable: true, description: "The flow." })
  logicFlow?: LogicFlowInput | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: "Parameters by node id; all of them." })
  parameters?: NodeParameters | null;
}

@InputType({ description: "Which former version is to be brought back." })
export class RestoreStrategyInstanceInput {
  @Field(() => ID, { description: "The strategy's id." })
  id!: string;

  @Field(() => ID, { description: "Id of the former version." })
  versionId!: string;

  @Field(() => Int, { description: "The strategy's revision; REVISION_CONFLICT with any other." })
  expectedRevision!: number;
}
