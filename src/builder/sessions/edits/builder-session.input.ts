import { IsOptional, Length, Min } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, ID, InputType, Int } from "type-graphql";
import { LogicFlowInput } from "../../flow/logic-flow.input";
import type { NodeParameters } from "../../flow/node-parameters";
import { SessionType } from "../draft/session-type.enum";

@InputType({ description: "A draft to keep. What is left out, but the flow, stays as it is." })
export class SaveBuilderSessionInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "The session; when left out, the active one of the strategy. With both given they must belong together.",
  })
  sessionId?: string | null;

  @Field(() => ID, { nullable: true, description: "The strategy; null for one that is not saved yet." })
  instanceId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The session's revision that this draft was made from. Left out (or 0) to begin a session; where one is there already, and with any other revision, REVISION_CONFLICT.",
  })
  @IsOptional()
  @Min(0)
  expectedRevision?: number | null;

  @Field(() => SessionType, { nullable: true, description: "DRAFT when a session begins and nothing is said." })
  sessionType?: SessionType | null;

  @Field(() => String, { nullable: true, description: "Name, 1 to 200 characters." })
  @IsOptional()
  @Length(1, 200)
  name?: string | null;

  @Field(() => LogicFlowInput, { description: "The drawing; may have any error but size." })
  draftLogicFlow!: LogicFlowInput;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "Parameters by node id. Sensitive ones are sealed; the mask sent back keeps what is stored.",
  })
  draftParameters?: NodeParameters | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "What the editor keeps with it, such as viewport and selection; at most 100,000 characters of JSON.",
  })
  draftMetadata?: Record<string, unknown> | null;
}

@InputType({ description: "Names a session." })
export class BuilderSessionInput {
  @Field(() => ID, { description: "The session's id." })
  id!: string;
}

@InputType({ description: "Which former draft of a session is to be brought back." })
export class RestoreBuilderSessionInput {
  @Field(() => ID, { description: "The session's id." })
  id!: string;

  @Field(() => Int, { description: "Revision of the former draft." })
  revision!: number;
}
