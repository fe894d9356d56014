import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, ObjectType } from "type-graphql";

@ObjectType("FlowPort", { simpleResolvers: true, description: "One end of an edge." })
export class FlowPortType {
  @Field(() => ID, { description: "Id of the node." })
  node!: string;

  @Field(() => String, { description: "Name of the node's port." })
  port!: string;
}

@ObjectType("FlowEdge", { simpleResolvers: true, description: "A connection from an output port to an input port." })
export class FlowEdgeType {
  @Field(() => FlowPortType, { description: "Output port where the edge starts." })
  from!: FlowPortType;

  @Field(() => FlowPortType, { description: "Input port where the edge ends." })
  to!: FlowPortType;
}

@ObjectType("FlowNode", { simpleResolvers: true, description: "A node of a flow: a template with its parameters." })
export class FlowNodeType {
  @Field(() => ID, { description: "Id of the node, unique within the flow; it never changes." })
  id!: string;

  @Field(() => String, { description: "Name of the node's template." })
  template!: string;

  @Field(() => String, {
    nullable: true,
    description: "Version of the template that the node is pinned to; null for the current one.",
  })
  templateVersion?: string | null;

  @Field(() => GraphQLJSONObject, { description: "Parameters by name; those left out have their defaults." })
  params!: Record<string, unknown>;

  @Field(() => String, {
    nullable: true,
    description: "Label chosen by the user; it does not affect the strategy. Null when there is none.",
  })
  label?: string | null;

  @Field(() => Boolean, {
    description: "Whether the node is enabled. Inputs connected to a disabled node count as not connected.",
  })
  isEnabled!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: "Horizontal position in the editor; it does not affect the strategy. Null when unknown.",
  })
  x?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Vertical position in the editor; it does not affect the strategy. Null when unknown.",
  })
  y?: number | null;

  /** Owner of the template when it is a user's; set by `withTemplateOwner`. */
  ownerId?: string;
}

@ObjectType("LogicFlow", {
  simpleResolvers: true,
  description:
    "Flow of a strategy: nodes connected by edges. The order of nodes, their labels and positions do not affect it.",
})
export class LogicFlowType {
  @Field(() => [FlowNodeType], { description: "Nodes of the flow." })
  nodes!: readonly FlowNodeType[];

  @Field(() => [FlowEdgeType], { description: "Edges between the ports of the nodes." })
  edges!: readonly FlowEdgeType[];
}
