import { Field, ObjectType } from "type-graphql";
import { LogicFlowDiff } from "../../flow/logic-flow-diff.type";

@ObjectType({ simpleResolvers: true, description: "Differences between two generations." })
export class CodeGenerationDiff {
  @Field(() => String, {
    description:
      "Differences of the code as a unified diff; empty when the code is the same. With more than 500 added and removed lines, the diff replaces the whole code.",
  })
  unified!: string;

  @Field(() => LogicFlowDiff, { description: "Differences of the flows, without labels and positions." })
  flow!: LogicFlowDiff;
}
