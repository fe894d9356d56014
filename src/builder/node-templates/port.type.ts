import { Field, ObjectType } from "type-graphql";
import { PortType } from "../flow/port-type.enum";

@ObjectType({ simpleResolvers: true, description: "A port of a node, which edges connect to." })
export class Port {
  @Field(() => String, { description: "Name of the port, unique among the inputs or the outputs of the node." })
  name!: string;

  @Field(() => PortType, { description: "Type of the values." })
  type!: PortType;

  @Field(() => Boolean, { description: "Whether an edge must connect to the input port; false for outputs." })
  required!: boolean;

  @Field(() => String, { nullable: true, description: "Description of the port; null when there is none." })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Parameter used while nothing is connected: a column of the bars, or a constant. Null when there is none.",
  })
  fallback?: string | null;
}
