import { IsOptional, Length, ValidateNested } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, InputType, registerEnumType } from "type-graphql";
import { DateScalar } from "../../platform/date.scalar";
import { AtMost } from "../../platform/edge/list-limits";
import { MAX_UNIVERSE } from "../lifecycle/strategy-run.input";

export enum UniverseSource {
  INSTRUMENTS = "INSTRUMENTS",
  HOLDINGS = "HOLDINGS",
  SYMBOL_UNIVERSE = "SYMBOL_UNIVERSE",
}

registerEnumType(UniverseSource, {
  name: "UniverseSource",
  description: "Where a universe is read from, at the moment the run is asked for.",
  valuesConfig: {
    INSTRUMENTS: { description: "All active instruments." },
    HOLDINGS: { description: "Every ticker that the viewer holds a quantity other than 0 of." },
    SYMBOL_UNIVERSE: { description: "Every known symbol that is kept up." },
  },
});

@InputType({ description: "The tickers of a run: give either the tickers or a source." })
export class UniverseInput {
  @Field(() => [String], { nullable: true, description: `The tickers, at most ${MAX_UNIVERSE}, none twice.` })
  @IsOptional()
  @AtMost(MAX_UNIVERSE)
  tickers?: string[] | null;

  @Field(() => UniverseSource, { nullable: true, description: "Where to read the tickers from." })
  source?: UniverseSource | null;
}

@InputType({ description: "A run that this system executes in the background: give either a strategy or an instance." })
export class ExecuteStrategyInput {
  @Field(() => String, { nullable: true, description: "A built-in strategy: `bullish_breakout` or `leap_entry`." })
  @IsOptional()
  @Length(1, 100)
  strategyCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "A strategy of one's own. It is executed as it is now, whatever becomes of it later.",
  })
  instanceId?: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      "The strategy's parameters; defaults are filled in, unknown ones refused. Of an instance by node id, over its own: `{ma: {period: 20}}`.",
  })
  params?: Record<string, unknown> | null;

  @Field(() => UniverseInput, { description: "The tickers to run over." })
  @ValidateNested()
  universe!: UniverseInput;

  @Field(() => Float, {
    nullable: true,
    description: "Score from which a ticker passes; the strategy's own if left out.",
  })
  minScore?: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Last day of the prices that the strategy sees; the last day that at least half of the tickers have reached if left out. An instance judges no ticker whose prices end more than 10 days before: `stale_data`.",
  })
  asOf?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A retry with the same key gives the run of the first call. 1 to 200 characters.",
  })
  @IsOptional()
  @Length(1, 200)
  idempotencyKey?: string | null;
}
