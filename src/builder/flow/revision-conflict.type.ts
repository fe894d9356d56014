import { Field, Int, ObjectType } from "type-graphql";
import { LogicFlowDiff } from "./logic-flow-diff.type";

@ObjectType({
  simpleResolvers: true,
  description: "Why a save was refused: somebody else saved before. Nothing is lost.",
})
export class RevisionConflict {
  @Field(() => Int, { nullable: true, description: "The revision now; null when there is nothing saved any more." })
  currentRevision!: number | null;

  @Field(() => LogicFlowDiff, {
    nullable: true,
    description: "From what is saved now to what was to be saved, places and labels included; null without a flow.",
  })
  diff!: LogicFlowDiff | null;
}
