import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "How many ways lead through a function (McCabe)." })
export class FunctionComplexity {
  @Field(() => String, {
    description: "Name; `Class.method` of a method, `<module>` of what is outside every function.",
  })
  name!: string;

  @Field(() => Int, { description: "Line where it begins, from 1." })
  line!: number;

  @Field(() => Int, { description: "1 and one more for each branch." })
  complexity!: number;
}
