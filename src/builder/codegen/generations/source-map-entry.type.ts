import { Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "Lines of generated code that belong to a node." })
export class SourceMapEntry {
  @Field(() => ID, { description: "Id of the node in the flow." })
  nodeId!: string;

  @Field(() => Int, { description: "First line, starting at 1." })
  startLine!: number;

  @Field(() => Int, { description: "Last line, inclusive." })
  endLine!: number;
}
