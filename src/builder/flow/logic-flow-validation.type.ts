import { Field, Int, ObjectType } from "type-graphql";
import { Diagnostic } from "./diagnostic.type";

@ObjectType({ simpleResolvers: true, description: "What a check of a flow has found; nothing is saved by it." })
export class LogicFlowValidation {
  @Field(() => Boolean, { description: "True when there is no ERROR." })
  isValid!: boolean;

  @Field(() => [Diagnostic], { description: "All findings at once, errors first, in an order that never changes." })
  diagnostics!: Diagnostic[];

  @Field(() => Int, { nullable: true, description: "Bars before the first signal can be given; null with an ERROR." })
  warmUpBars!: number | null;

  @Field(() => String, { nullable: true, description: "What the strategy does, in plain words; null with an ERROR." })
  explanation!: string | null;
}
