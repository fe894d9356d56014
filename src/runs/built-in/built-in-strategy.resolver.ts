import { Query, Resolver } from "type-graphql";
import { builtInStrategies } from "../../engine/built-in-strategies";
import { BuiltInStrategy } from "./built-in-strategy.type";
import { describeStrategy } from "./describe-strategy";

@Resolver()
export class BuiltInStrategyResolver {
  @Query(() => [BuiltInStrategy], {
    description:
      "All strategies that `executeStrategy` runs by their code, with what their results can contain. The same for all users.",
  })
  builtInStrategies(): BuiltInStrategy[] {
    return builtInStrategies.map(describeStrategy);
  }
}
