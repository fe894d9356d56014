import { Field, Int, ObjectType } from "type-graphql";
import { NodeType } from "./node-type.enum";

@ObjectType({ simpleResolvers: true, description: "A system template and how often it is used." })
export class PopularNodeTemplate {
  @Field(() => String, { description: "Name that flows use to refer to the template." })
  name!: string;

  @Field(() => String, { description: "Display name." })
  displayName!: string;

  @Field(() => NodeType, { description: "Type of the node." })
  nodeType!: NodeType;

  @Field(() => Int, { description: "Number of strategies saved with the template." })
  usageCount!: number;
}
