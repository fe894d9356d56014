import { IsOptional, Length, ValidateNested } from "class-validator";
import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, InputType, registerEnumType } from "type-graphql";
import { DateScalar } from "../../platform/date.scalar";
import { MaxJsonBytes } from "../../platform/edge/json-size";
import { AtMost } from "../../platform/edge/list-limits";
import { MAX_PARAMS_BYTES, MAX_UNIVERSE } from "../lifecycle/strategy-run.input";

export enum UniverseSource {
  INSTRUMENTS = "INSTRUMENTS",
  HOLDINGS = "HOLDINGS",
  SYMBOL_UNIVERSE = "SYMBOL_UNIVERSE",
}

registerEnumType(UniverseSource, {
  name: "UniverseSource",
  description: "Source from which a universe is read when the run is requested.",
  valuesConfig: {
    INSTRUMENTS: { description: "All active instruments (`Instrument.isActive`)." },
    HOLDINGS: { description: "All tickers of which the viewer holds a quantity other than 0." },
    SYMBOL_UNIVERSE: { description: "All active symbols (`SymbolUniverse.isActive`)." },
  },
});

@InputType({ description: "Universe of a run: exactly one of `tickers` and `source`; otherwise BAD_USER_INPUT." })
export class UniverseInput {
  @Field(() => [String], {
    nullable: true,
    description: `1 to ${MAX_UNIVERSE} distinct tickers, processed in this order.`,
  })
  @IsOptional()
  @AtMost(MAX_UNIVERSE)
  tickers?: string[] | null;

  @Field(() => UniverseSource, {
    nullable: true,
    description: "Where to read the tickers from; REQUIRED if it has none.",
  })
  source?: UniverseSource | null;
}

@InputType({
  description:
    "A run that the server executes in the background. Exactly one of `strategyCode` and `instanceId` must be set; otherwise REQUIRED.",
})
export class ExecuteStrategyInput {
  @Field(() => String, {
    nullable: true,
    description: "Code of a built-in strategy: `bullish_breakout` or `leap_entry`; otherwise NOT_FOUND.",
  })
  @IsOptional()
  @Length(1, 100)
  strategyCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "UUID of a strategy of the viewer; otherwise NOT_FOUND, and INVALID_TRANSITION if it is archived. The run uses the strategy as it is now; later changes do not affect it.",
  })
  instanceId?: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      "Parameters of the strategy, at most 64 KB as JSON. Defaults are filled in; unknown names are refused with INVALID_VALUE. For `instanceId`: parameters by node id, such as `{ma: {period: 20}}`, that override those of the strategy.",
  })
  @MaxJsonBytes(MAX_PARAMS_BYTES)
  params?: Record<string, unknown> | null;

  @Field(() => UniverseInput, { description: "Tickers to evaluate." })
  @ValidateNested()
  universe!: UniverseInput;

  @Field(() => Float, {
    nullable: true,
    description: "Minimum score for a ticker to pass; the strategy's default if omitted.",
  })
  minScore?: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Last day of prices that the strategy may use. Default: the latest day reached by the prices of at least half of the tickers that have prices. Tickers whose prices end more than 10 days earlier are not evaluated: reason `stale_data`. NO_MARKET_DATA if no ticker has prices up to this day.",
  })
  asOf?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Makes retries safe: a request with the same key returns the run of the first request, and IDEMPOTENCY_KEY_REUSED if its input differs. 1 to 200 characters; stored as long as the run.",
  })
  @IsOptional()
  @Length(1, 200)
  idempotencyKey?: string | null;
}
