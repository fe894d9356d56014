import { IsOptional, Length, Matches, MaxLength } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { IsOneLine } from "../../../platform/edge/is-one-line";
import { MaxJsonBytes } from "../../../platform/edge/json-size";
import { AtMost } from "../../../platform/edge/list-limits";
import { PortType } from "../../flow/port-type.enum";
import { NodeType } from "../node-type.enum";

const MAX_SCHEMA_BYTES = 20_000;

@InputType({ description: "A port of a node, which edges connect to." })
export class PortInput {
  @Field(() => String, { description: "Name of the port: lowercase letters, digits and underscores." })
  name!: string;

  @Field(() => PortType, { description: "Type of the values; SIGNAL is not supported by expressions." })
  type!: PortType;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: "Whether an edge must connect to the input port.",
  })
  required?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "Description of the port; longer ones are cut to 500 characters.",
  })
  description?: string | null;
}

@InputType({ description: "A template to create: an expression over its input ports and parameters." })
export class CreateNodeTemplateInput {
  @Field(() => String, {
    description:
      "Name that flows use to refer to the template: 1 to 40 lowercase letters, digits and underscores. It cannot be changed.",
  })
  @Matches(/^[a-z][a-z0-9_]{0,39}$/, {
    message: "name must have 1 to 40 lowercase letters, digits and underscores, and start with a letter",
  })
  name!: string;

  @Field(() => String, { description: "Display name, 1 to 100 characters on one line." })
  @Length(1, 100)
  @IsOneLine()
  displayName!: string;

  @Field(() => String, { nullable: true, description: "What the template does, at most 5,000 characters." })
  @IsOptional()
  @MaxLength(5000)
  description?: string | null;

  @Field(() => NodeType, { description: "INDICATOR, CONDITION or CUSTOM; otherwise INVALID_VALUE." })
  nodeType!: NodeType;

  @Field(() => String, { nullable: true, description: "Category within the type, 1 to 100 characters." })
  @IsOptional()
  @Length(1, 100)
  category?: string | null;

  @Field(() => GraphQLJSONObject, {
    description:
      "JSON Schema of the parameters. Each needs a default; `x-sensitive: true` encrypts its values in drafts, also in earlier ones.",
  })
  @MaxJsonBytes(MAX_SCHEMA_BYTES)
  parameterSchema!: Record<string, unknown>;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "Default values by parameter, which override those in the schema.",
  })
  @MaxJsonBytes(MAX_SCHEMA_BYTES)
  defaultParameters?: Record<string, unknown> | null;

  @Field(() => [PortInput], { description: "Input ports, at most 20." })
  @AtMost(20)
  inputPorts!: PortInput[];

  @Field(() => [PortInput], { description: "Exactly one output port, for the value of the expression." })
  @AtMost(20)
  outputPorts!: PortInput[];

  @Field(() => String, {
    nullable: true,
    description:
      "Expression to compute, such as `(close - sma(close, period)) / atr(14)`, at most 2,000 characters; otherwise REQUIRED.",
  })
  @IsOptional()
  @MaxLength(2000)
  expression?: string | null;
}

@InputType({ description: "Changes of a user's template. Fields left out stay as they are." })
export class UpdateNodeTemplateInput {
  @Field(() => ID, { description: "Id of the template." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Display name, 1 to 100 characters on one line." })
  @IsOptional()
  @Length(1, 100)
  @IsOneLine()
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "What the template does, at most 5,000 characters." })
  @IsOptional()
  @MaxLength(5000)
  description?: string | null;

  @Field(() => String, { nullable: true, description: "Category within the type, 1 to 100 characters." })
  @IsOptional()
  @Length(1, 100)
  category?: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "JSON Schema of the parameters; a change creates a new version.",
  })
  @MaxJsonBytes(MAX_SCHEMA_BYTES)
  parameterSchema?: Record<string, unknown> | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "Default values by parameter; a change creates a new version.",
  })
  @MaxJsonBytes(MAX_SCHEMA_BYTES)
  defaultParameters?: Record<string, unknown> | null;

  @Field(() => String, {
    nullable: true,
    description: "Expression to compute, at most 2,000 characters; a change creates a new version.",
  })
  @IsOptional()
  @MaxLength(2000)
  expression?: string | null;
}
