import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "McCabe complexity of a function." })
export class FunctionComplexity {
  @Field(() => String, {
    description:
      "Name of the function; `Class.method` for a method, `<module>` for the statements outside all functions.",
  })
  name!: string;

  @Field(() => Int, { description: "Line where the function starts, starting at 1." })
  line!: number;

  @Field(() => Int, { description: "1 plus the number of branches." })
  complexity!: number;
}
