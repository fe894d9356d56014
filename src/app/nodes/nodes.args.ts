import { ArgsType, Field, ID } from "type-graphql";
import { AtMost } from "../../platform/edge/list-limits";

export const MAX_NODES = 100;

@ArgsType()
export class NodesArgs {
  @Field(() => [ID], { description: `UUIDs of the objects, at most ${MAX_NODES}; otherwise LIMIT_EXCEEDED.` })
  @AtMost(MAX_NODES)
  ids!: string[];
}
