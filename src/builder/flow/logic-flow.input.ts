import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, InputType } from "type-graphql";
import { DEFAULT_FLOW_LIMITS } from "../../engine/flow/flow-limits";
import { MaxJsonBytes } from "../../platform/edge/json-size";
import { AtMost } from "../../platform/edge/list-limits";

const MAX_PARAMS_BYTES = 20_000;

@InputType({ description: "One end of an edge." })
export class FlowPortInput {
  @Field(() => ID, { description: "Id of the node." })
  node!: string;

  @Field(() => String, { description: "Name of the node's port." })
  port!: string;
}

@InputType({ description: "A connection from an output port to an input port." })
export class FlowEdgeInput {
  @Field(() => FlowPortInput, { description: "Output port where the edge starts." })
  from!: FlowPortInput;

  @Field(() => FlowPortInput, { description: "Input port where the edge ends." })
  to!: FlowPortInput;
}

@InputType({ description: "One node of a flow." })
export class FlowNodeInput {
  @Field(() => ID, { description: "Id of the node, unique within the flow: 1 to 64 letters, digits, `_` or `-`." })
  id!: string;

  @Field(() => String, { description: "Name of the node's template." })
  template!: string;

  @Field(() => String, { nullable: true, description: "Version of the template; defaults to the current one." })
  templateVersion?: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "Parameters by name, at most 20,000 bytes as JSON; those left out get their defaults.",
  })
  @MaxJsonBytes(MAX_PARAMS_BYTES)
  params?: Record<string, unknown> | null;

  @Field(() => String, { nullable: true, description: "Label chosen by the user, at most 200 characters." })
  label?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: "Whether the node is enabled. Inputs connected to a disabled node count as not connected.",
  })
  isEnabled?: boolean | null;

  @Field(() => Float, { nullable: true, description: "Horizontal position in the editor." })
  x?: number | null;

  @Field(() => Float, { nullable: true, description: "Vertical position in the editor." })
  y?: number | null;
}

@InputType({
  description:
    "Flow of a strategy: at most 500 nodes and 2,000 edges, whose evaluation takes at most 1,000 million steps; otherwise LIMIT_EXCEEDED.",
})
export class LogicFlowInput {
  /** Ten times the limit: the validation of the flow reports a smaller excess together with all other problems. */
  @AtMost(10 * DEFAULT_FLOW_LIMITS.nodes)
  @Field(() => [FlowNodeInput], { description: "Nodes of the flow, in any order." })
  nodes!: FlowNodeInput[];

  @AtMost(10 * DEFAULT_FLOW_LIMITS.edges)
  @Field(() => [FlowEdgeInput], { description: "Edges between the nodes, in any order." })
  edges!: FlowEdgeInput[];
}
