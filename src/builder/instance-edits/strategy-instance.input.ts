import { IsOptional, Length } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, ID, InputType, Int } from "type-graphql";
import { MaxJsonBytes } from "../../platform/edge/json-size";
import { LogicFlowInput } from "../flow/logic-flow.input";
import type { NodeParameters } from "../flow/node-parameters";
import { MAX_PARAMETERS_BYTES } from "../flow/validate-parameters";
import { StrategyStatus } from "../instances/strategy-status.enum";

@InputType({
  description:
    "A new strategy, created as a DRAFT from a template or a flow. A masked sensitive value is taken from the viewer's active session of the strategy that is not saved yet; INVALID_VALUE if the session does not contain it.",
})
export class CreateStrategyInstanceInput {
  @Field(() => String, { description: "Name of the strategy, 1 to 200 characters." })
  @Length(1, 200)
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Strategy template to copy the flow from; required without `logicFlow`.",
  })
  templateId?: string | null;

  @Field(() => LogicFlowInput, {
    nullable: true,
    description: "Flow of the strategy, used instead of the template's. The flow of a DRAFT may have errors.",
  })
  logicFlow?: LogicFlowInput | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "Parameters by node id, such as `{n1: {period: 10}}`; they override those in the flow.",
  })
  @MaxJsonBytes(MAX_PARAMETERS_BYTES)
  parameters?: NodeParameters | null;
}

@InputType({
  description:
    "Changes of a strategy. Fields left out stay as they are, except for parameters of removed nodes. A masked sensitive value is taken from the viewer's active session of the strategy; INVALID_VALUE if the session does not contain it.",
})
export class UpdateStrategyInstanceInput {
  @Field(() => ID, { description: "Id of the strategy." })
  id!: string;

  @Field(() => Int, { description: "Revision that the changes are based on; otherwise REVISION_CONFLICT." })
  expectedRevision!: number;

  @Field(() => String, { nullable: true, description: "Name of the strategy, 1 to 200 characters." })
  @IsOptional()
  @Length(1, 200)
  name?: string | null;

  @Field(() => StrategyStatus, {
    nullable: true,
    description:
      "Next status: DRAFT, TESTING, ACTIVE, ARCHIVED, one step at a time, otherwise INVALID_TRANSITION. ACTIVE requires a flow without errors.",
  })
  status?: StrategyStatus | null;

  @Field(() => LogicFlowInput, { nullable: true, description: "New flow, which replaces the stored one." })
  logicFlow?: LogicFlowInput | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "All parameters by node id; they replace the stored ones.",
  })
  @MaxJsonBytes(MAX_PARAMETERS_BYTES)
  parameters?: NodeParameters | null;
}

@InputType({ description: "An earlier version to restore." })
export class RestoreStrategyInstanceInput {
  @Field(() => ID, { description: "Id of the strategy." })
  id!: string;

  @Field(() => ID, { description: "Id of the earlier version." })
  versionId!: string;

  @Field(() => Int, { description: "Current revision of the strategy; otherwise REVISION_CONFLICT." })
  expectedRevision!: number;
}
