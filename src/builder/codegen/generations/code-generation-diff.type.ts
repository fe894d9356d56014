import { Field, ObjectType } from "type-graphql";
import { LogicFlowDiff } from "../../flow/logic-flow-diff.type";

@ObjectType({ simpleResolvers: true, description: "What changed from one generation to another." })
export class CodeGenerationDiff {
  @Field(() => String, {
    description:
      "The code's difference as a unified diff; empty when there is none. The whole code stands in it where more than 500 lines were taken out or put in.",
  })
  unified!: string;

  @Field(() => LogicFlowDiff, { description: "The difference of the flows, without labels and places." })
  flow!: LogicFlowDiff;
}
