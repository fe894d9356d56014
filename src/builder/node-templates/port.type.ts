import { Field, ObjectType } from "type-graphql";
import { PortType } from "../flow/port-type.enum";

@ObjectType({ simpleResolvers: true, description: "A place of a node to which edges connect." })
export class Port {
  @Field(() => String, { description: "Name, unique among the node's inputs or outputs." })
  name!: string;

  @Field(() => PortType, { description: "What flows through it." })
  type!: PortType;

  @Field(() => Boolean, { description: "Must an edge enter it? False for outputs." })
  required!: boolean;

  @Field(() => String, { nullable: true, description: "What it is for." })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Parameter that stands in while nothing is connected: a column of the bars, or a constant.",
  })
  fallback?: string | null;
}
