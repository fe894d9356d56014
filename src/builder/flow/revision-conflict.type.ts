import { Field, Int, ObjectType } from "type-graphql";
import { LogicFlowDiff } from "./logic-flow-diff.type";

@ObjectType({
  simpleResolvers: true,
  description: "Conflict with a save by somebody else. The refused save changed nothing.",
})
export class RevisionConflict {
  @Field(() => Int, { nullable: true, description: "Current revision; null when no active session exists anymore." })
  currentRevision!: number | null;

  @Field(() => LogicFlowDiff, {
    nullable: true,
    description:
      "Differences from the stored flow to the refused one, including positions and labels; null when nothing is stored.",
  })
  diff!: LogicFlowDiff | null;
}
