import { ArrayMinSize, IsOptional, Length, MaxLength, ValidateNested } from "class-validator";
import { GraphQLDateTime } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import { DecimalScalar } from "../../platform/decimal.scalar";
import { AtMost } from "../../platform/edge/list-limits";

export const MAX_HOLDINGS = 10_000;

@InputType({ description: "Which holdings; every condition that is given must hold." })
export class HoldingFilter {
  @Field(() => [String], { nullable: true, description: "In one of these accounts." })
  accountIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these tickers." })
  tickerIn?: string[] | null;
}

@InputType({ description: "A lot as it is to be. Account, subaccount, ticker and lot tag together tell which lot." })
export class HoldingInput {
  @Field(() => String, { description: "Account number or name, 1 to 100 characters." })
  @Length(1, 100)
  account!: string;

  @Field(() => String, { nullable: true, description: "Part of the account; at most 100 characters." })
  @IsOptional()
  @MaxLength(100)
  subaccount?: string | null;

  @Field(() => String, { description: "Ticker; trimmed, upper-cased, `BRK.B` becomes `BRK-B`." })
  ticker!: string;

  @Field(() => DecimalScalar, { description: "Shares held; negative for a short lot." })
  quantity!: string;

  @Field(() => DecimalScalar, { nullable: true, description: "TOTAL cost of the lot, not of one share." })
  costBasis?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "When the lot was opened." })
  openedAt?: Date | null;

  @Field(() => String, { nullable: true, description: "Tells lots of one ticker apart; at most 100 characters." })
  @IsOptional()
  @MaxLength(100)
  lotTag?: string | null;

  @Field(() => String, { nullable: true, description: "Free notes; at most 10,000 characters." })
  @IsOptional()
  @MaxLength(10_000)
  notes?: string | null;
}

@InputType({ description: "Holdings of the viewer to write." })
export class UpsertHoldingsInput {
  @Field(() => [HoldingInput], { description: `1 to ${MAX_HOLDINGS} lots, none twice.` })
  @ArrayMinSize(1)
  @AtMost(MAX_HOLDINGS)
  @ValidateNested({ each: true })
  holdings!: HoldingInput[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Remove what else the viewer holds in the accounts that are named; other accounts stay. False if left out.",
  })
  replaceAccounts?: boolean | null;
}
