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
  @Field(() => FlowPortType, { description: "The output port it leaves." })
  from!: FlowPortType;

  @Field(() => FlowPortType, { description: "The input port it enters." })
  to!: FlowPortType;
}

@ObjectType("FlowNode", { simpleResolvers: true, description: "One node of a flow: a template with its parameters." })
export class FlowNodeType {
  @Field(() => ID, { description: "Unique in its flow; stays with the node for ever." })
  id!: string;

  @Field(() => String, { description: "Name of the node's template." })
  template!: string;

  @Field(() => String, {
    nullable: true,
    description: "Version of the template that the flow is pinned to; null means the current one.",
  })
  templateVersion?: string | null;

  @Field(() => GraphQLJSONObject, { description: "The node's parameters; a default stands in for one left out." })
  params!: Record<string, unknown>;

  @Field(() => String, { nullable: true, description: "The user's name for the node; means nothing." })
  label?: string | null;

  @Field(() => Boolean, { description: "False when the node is left out, and with it whatever needs it." })
  isEnabled!: boolean;

  @Field(() => Float, { nullable: true, description: "Horizontal place in the drawing; means nothing." })
  x?: number | null;

  @Field(() => Float, { nullable: true, description: "Vertical place in the drawing; means nothing." })
  y?: number | null;

  /** Whose template it is, where that is not the viewer's or the system's; see `withTemplateOwner`. */
  ownerId?: string;
}

@ObjectType("LogicFlow", {
  simpleResolvers: true,
  description: "The drawing of a strategy. Its edges carry the meaning; order, labels and places never do.",
})
export class LogicFlowType {
  @Field(() => [FlowNodeType], { description: "The nodes." })
  nodes!: readonly FlowNodeType[];

  @Field(() => [FlowEdgeType], { description: "The edges between the nodes' ports." })
  edges!: readonly FlowEdgeType[];
}
