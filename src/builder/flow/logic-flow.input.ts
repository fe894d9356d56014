import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, InputType } from "type-graphql";
import { DEFAULT_FLOW_LIMITS } from "../../engine/flow/flow-limits";
import { AtMost } from "../../platform/edge/list-limits";

@InputType({ description: "One end of an edge." })
export class FlowPortInput {
  @Field(() => ID, { description: "Id of the node." })
  node!: string;

  @Field(() => String, { description: "Name of the node's port." })
  port!: string;
}

@InputType({ description: "A connection from an output port to an input port." })
export class FlowEdgeInput {
  @Field(() => FlowPortInput, { description: "The output port it leaves." })
  from!: FlowPortInput;

  @Field(() => FlowPortInput, { description: "The input port it enters." })
  to!: FlowPortInput;
}

@InputType({ description: "One node of a flow." })
export class FlowNodeInput {
  @Field(() => ID, { description: "Unique in the flow: 1 to 64 letters, digits, `_` and `-`." })
  id!: string;

  @Field(() => String, { description: "Name of the node's template." })
  template!: string;

  @Field(() => String, { nullable: true, description: "Version of the template; the current one when left out." })
  templateVersion?: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: "Parameters; defaults stand in for those left out." })
  params?: Record<string, unknown> | null;

  @Field(() => String, { nullable: true, description: "The user's name for the node, at most 200 characters." })
  label?: string | null;

  @Field(() => Boolean, { nullable: true, description: "True when left out." })
  isEnabled?: boolean | null;

  @Field(() => Float, { nullable: true, description: "Horizontal place in the drawing." })
  x?: number | null;

  @Field(() => Float, { nullable: true, description: "Vertical place in the drawing." })
  y?: number | null;
}

@InputType({ description: "The drawing of a strategy: at most 500 nodes and 2,000 edges." })
export class LogicFlowInput {
  /** Of a flow somewhat too large its check tells, beside whatever else is wrong. */
  @AtMost(10 * DEFAULT_FLOW_LIMITS.nodes)
  @Field(() => [FlowNodeInput], { description: "The nodes, in any order." })
  nodes!: FlowNodeInput[];

  @AtMost(10 * DEFAULT_FLOW_LIMITS.edges)
  @Field(() => [FlowEdgeInput], { description: "The edges, in any order." })
  edges!: FlowEdgeInput[];
}
