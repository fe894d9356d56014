import { Field, Int, ObjectType } from "type-graphql";
import { NodeType } from "./node-type.enum";

@ObjectType({ simpleResolvers: true, description: "One of the system's node templates and how often it is used." })
export class PopularNodeTemplate {
  @Field(() => String, { description: "Name by which flows refer to it." })
  name!: string;

  @Field(() => String, { description: "Name to show." })
  displayName!: string;

  @Field(() => NodeType, { description: "What it is for." })
  nodeType!: NodeType;

  @Field(() => Int, { description: "Strategies that were saved with it." })
  usageCount!: number;
}
