import { IsOptional, Length, Min } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, ID, InputType, Int } from "type-graphql";
import { MaxJsonBytes } from "../../../platform/edge/json-size";
import { LogicFlowInput } from "../../flow/logic-flow.input";
import type { NodeParameters } from "../../flow/node-parameters";
import { MAX_PARAMETERS_BYTES } from "../../flow/validate-parameters";
import { SessionType } from "../draft/session-type.enum";

const MAX_METADATA_BYTES = 100_000;

@InputType({ description: "A draft to save. Optional fields left out stay as they are." })
export class SaveBuilderSessionInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "Id of the session; defaults to the viewer's active session of the strategy. If `instanceId` is provided too, the session must belong to that strategy, otherwise INVALID_VALUE.",
  })
  sessionId?: string | null;

  @Field(() => ID, { nullable: true, description: "Id of the strategy; null for one that is not saved yet." })
  instanceId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Revision of the session that the draft is based on; leave it out (or send 0) to start a session. REVISION_CONFLICT if the session has another revision, or a session exists already.",
  })
  @IsOptional()
  @Min(0)
  expectedRevision?: number | null;

  @Field(() => SessionType, {
    nullable: true,
    description: "How the draft is saved; DRAFT when a session starts without a type.",
  })
  sessionType?: SessionType | null;

  @Field(() => String, { nullable: true, description: "Name of the session, 1 to 200 characters." })
  @IsOptional()
  @Length(1, 200)
  name?: string | null;

  @Field(() => LogicFlowInput, {
    description: "Flow of the draft. It may have errors, but must not exceed the size limits.",
  })
  draftLogicFlow!: LogicFlowInput;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      "Parameters by node id, at most 200,000 bytes as JSON. Sensitive values are encrypted; a mask keeps the stored value.",
  })
  @MaxJsonBytes(MAX_PARAMETERS_BYTES)
  draftParameters?: NodeParameters | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "Editor state to save with the draft, such as viewport and selection; at most 100,000 bytes as JSON.",
  })
  @MaxJsonBytes(MAX_METADATA_BYTES)
  draftMetadata?: Record<string, unknown> | null;
}

@InputType({ description: "A session to close." })
export class BuilderSessionInput {
  @Field(() => ID, { description: "Id of the session." })
  id!: string;
}

@InputType({ description: "An earlier draft of a session to restore." })
export class RestoreBuilderSessionInput {
  @Field(() => ID, { description: "Id of the session." })
  id!: string;

  @Field(() => Int, { description: "Revision of the draft to restore; otherwise NOT_FOUND." })
  revision!: number;
}
