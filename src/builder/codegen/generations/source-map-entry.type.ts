import { Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "Lines of generated code that came from one node." })
export class SourceMapEntry {
  @Field(() => ID, { description: "The node's id in the flow." })
  nodeId!: string;

  @Field(() => Int, { description: "First line, from 1." })
  startLine!: number;

  @Field(() => Int, { description: "Last line." })
  endLine!: number;
}
