import { IsOptional, Length, Matches, MaxLength } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, ID, InputType } from "type-graphql";
import { IsOneLine } from "../../platform/edge/is-one-line";
import { AtMost } from "../../platform/edge/list-limits";
import { PortType } from "../flow/port-type.enum";
import { NodeType } from "./node-type.enum";

@InputType({ description: "A place of a node to which edges connect." })
export class PortInput {
  @Field(() => String, { description: "Name: small letters, digits and underscores." })
  name!: string;

  @Field(() => PortType, { description: "What flows through it; an expression takes and gives no SIGNAL." })
  type!: PortType;

  @Field(() => Boolean, { nullable: true, description: "Must an edge enter it? True when left out." })
  required?: boolean | null;

  @Field(() => String, { nullable: true, description: "What it is for, at most 500 characters." })
  description?: string | null;
}

@InputType({ description: "A template of one's own: an expression over its input ports and parameters." })
export class CreateNodeTemplateInput {
  @Field(() => String, { description: "Name by which flows refer to it; never changes." })
  @Matches(/^[a-z][a-z0-9_]{0,39}$/, { message: "name takes 1 to 40 small letters, digits and underscores" })
  name!: string;

  @Field(() => String, { description: "Name to show, 1 to 100 characters." })
  @Length(1, 100)
  @IsOneLine()
  displayName!: string;

  @Field(() => String, { nullable: true, description: "What it does, at most 5,000 characters." })
  @IsOptional()
  @MaxLength(5000)
  description?: string | null;

  @Field(() => NodeType, { description: "INDICATOR, CONDITION or CUSTOM: what an expression can be." })
  nodeType!: NodeType;

  @Field(() => String, { nullable: true, description: "Group within its type, at most 100 characters." })
  @IsOptional()
  @Length(1, 100)
  category?: string | null;

  @Field(() => GraphQLJSONObject, {
    description: "JSON Schema of its parameters; each has a default, and `x-sensitive: true` keeps its values sealed.",
  })
  parameterSchema!: Record<string, unknown>;

  @Field(() => GraphQLJSONObject, { nullable: true, description: "Defaults that win over those in the schema." })
  defaultParameters?: Record<string, unknown> | null;

  @Field(() => [PortInput], { description: "Ports that edges enter, at most 20." })
  @AtMost(20)
  inputPorts!: PortInput[];

  @Field(() => [PortInput], { description: "The one port that the expression's value leaves." })
  @AtMost(20)
  outputPorts!: PortInput[];

  @Field(() => String, {
    nullable: true,
    description: "What it computes, such as `(close - sma(close, period)) / atr(14)`; cannot be left out.",
  })
  @IsOptional()
  @MaxLength(2000)
  expression?: string | null;
}

@InputType({ description: "Changes of a template of one's own; what is left out stays." })
export class UpdateNodeTemplateInput {
  @Field(() => ID, { description: "The template's id." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Name to show, 1 to 100 characters." })
  @IsOptional()
  @Length(1, 100)
  @IsOneLine()
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "What it does, at most 5,000 characters." })
  @IsOptional()
  @MaxLength(5000)
  description?: string | null;

  @Field(() => String, { nullable: true, description: "Group within its type, at most 100 characters." })
  @IsOptional()
  @Length(1, 100)
  category?: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "JSON Schema of its parameters; makes a new version.",
  })
  parameterSchema?: Record<string, unknown> | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: "Defaults of its parameters; make a new version." })
  defaultParameters?: Record<string, unknown> | null;

  @Field(() => String, { nullable: true, description: "What it computes; makes a new version." })
  @IsOptional()
  @MaxLength(2000)
  expression?: string | null;
}
