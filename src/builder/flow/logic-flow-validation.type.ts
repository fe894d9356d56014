import { Field, Int, ObjectType } from "type-graphql";
import { Diagnostic } from "./diagnostic.type";

@ObjectType({ simpleResolvers: true, description: "Result of validating a flow. Nothing is saved." })
export class LogicFlowValidation {
  @Field(() => Boolean, { description: "Whether the flow has no diagnostics of severity ERROR." })
  isValid!: boolean;

  @Field(() => [Diagnostic], { description: "All problems of the flow, errors first, in a stable order." })
  diagnostics!: Diagnostic[];

  @Field(() => Int, {
    nullable: true,
    description:
      "Number of bars before all signals, sizes, stops and targets of the flow have a value; null when it has errors. An entry may come earlier: a run evaluates a ticker from the first bar on which the conditions of an entry have a value.",
  })
  warmUpBars!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "What the strategy does, in plain English; null when the flow has errors.",
  })
  explanation!: string | null;
}
