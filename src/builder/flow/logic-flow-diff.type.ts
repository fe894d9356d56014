import { GraphQLJSON } from "graphql-scalars";
import { Field, ID, ObjectType } from "type-graphql";
import { FlowEdgeType, FlowNodeType } from "./logic-flow.type";

@ObjectType({ simpleResolvers: true, description: "A value of a node that differs between two flows." })
export class FlowChange {
  @Field(() => ID, { description: "Id of the node." })
  nodeId!: string;

  @Field(() => String, {
    description: "Path of the value in the node, such as `template`, `isEnabled` or `params.period`.",
  })
  path!: string;

  @Field(() => GraphQLJSON, { nullable: true, description: "Value in the first flow; null when the node had none." })
  before!: unknown;

  @Field(() => GraphQLJSON, { nullable: true, description: "Value in the second flow; null when the node has none." })
  after!: unknown;
}

@ObjectType({ simpleResolvers: true, description: "Differences between two flows; nodes are matched by id." })
export class LogicFlowDiff {
  @Field(() => [FlowNodeType], { description: "Nodes that exist only in the second flow." })
  addedNodes!: readonly FlowNodeType[];

  @Field(() => [FlowNodeType], { description: "Nodes that exist only in the first flow." })
  removedNodes!: readonly FlowNodeType[];

  @Field(() => [FlowChange], { description: "Values that differ in nodes that exist in both flows." })
  changed!: readonly FlowChange[];

  @Field(() => [FlowEdgeType], { description: "Edges that exist only in the second flow." })
  addedEdges!: readonly FlowEdgeType[];

  @Field(() => [FlowEdgeType], { description: "Edges that exist only in the first flow." })
  removedEdges!: readonly FlowEdgeType[];
}
