import { GraphQLJSON } from "graphql-scalars";
import { Field, ID, ObjectType } from "type-graphql";
import { FlowEdgeType, FlowNodeType } from "./logic-flow.type";

@ObjectType({ simpleResolvers: true, description: "One value of a node that differs between two flows." })
export class FlowChange {
  @Field(() => ID, { description: "The node." })
  nodeId!: string;

  @Field(() => String, { description: "Which value: `template`, `isEnabled`, `params.period` and the like." })
  path!: string;

  @Field(() => GraphQLJSON, { nullable: true, description: "What it was; null where there was none." })
  before!: unknown;

  @Field(() => GraphQLJSON, { nullable: true, description: "What it is; null where there is none." })
  after!: unknown;
}

@ObjectType({ simpleResolvers: true, description: "What changed from one flow to another, by the ids of their nodes." })
export class LogicFlowDiff {
  @Field(() => [FlowNodeType], { description: "Nodes that only the second flow has." })
  addedNodes!: readonly FlowNodeType[];

  @Field(() => [FlowNodeType], { description: "Nodes that only the first flow has." })
  removedNodes!: readonly FlowNodeType[];

  @Field(() => [FlowChange], { description: "Values that differ in nodes that both have." })
  changed!: readonly FlowChange[];

  @Field(() => [FlowEdgeType], { description: "Edges that only the second flow has." })
  addedEdges!: readonly FlowEdgeType[];

  @Field(() => [FlowEdgeType], { description: "Edges that only the first flow has." })
  removedEdges!: readonly FlowEdgeType[];
}
