import { ArrayMinSize, IsOptional, Length, MaxLength, ValidateNested } from "class-validator";
import { Field, InputType } from "type-graphql";
import { DateTimeScalar } from "../../platform/date-time.scalar";
import { DecimalScalar } from "../../platform/decimal.scalar";
import { AtMost } from "../../platform/edge/list-limits";

const MAX_HOLDINGS = 10_000;

@InputType({ description: "Filter for holdings; a holding must meet every condition that is set." })
export class HoldingFilter {
  @Field(() => [String], { nullable: true, description: "Holdings in one of these accounts, at most 500." })
  accountIn?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Holdings of one of these tickers (case-insensitive), at most 500.",
  })
  tickerIn?: string[] | null;
}

@InputType({ description: "New state of a lot. Account, subaccount, ticker and lot tag together identify the lot." })
export class HoldingInput {
  @Field(() => String, { description: "Number or name of the account, 1 to 100 characters." })
  @Length(1, 100)
  account!: string;

  @Field(() => String, { nullable: true, description: "Subdivision of the account, up to 100 characters." })
  @IsOptional()
  @MaxLength(100)
  subaccount?: string | null;

  @Field(() => String, { description: "Ticker. It is trimmed and converted to upper case; `BRK.B` becomes `BRK-B`." })
  ticker!: string;

  @Field(() => DecimalScalar, { description: "Number of shares; negative for a short lot." })
  quantity!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "TOTAL cost of the lot in its currency, not the cost of one share.",
  })
  costBasis?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the lot was opened." })
  openedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Distinguishes lots of one ticker in one account, up to 100 characters.",
  })
  @IsOptional()
  @MaxLength(100)
  lotTag?: string | null;

  @Field(() => String, { nullable: true, description: "Notes of the user, up to 10,000 characters." })
  @IsOptional()
  @MaxLength(10_000)
  notes?: string | null;
}

@InputType({ description: "Lots of the viewer to insert or update." })
export class UpsertHoldingsInput {
  @Field(() => [HoldingInput], { description: `1 to ${MAX_HOLDINGS} distinct lots.` })
  @ArrayMinSize(1)
  @AtMost(MAX_HOLDINGS)
  @ValidateNested({ each: true })
  holdings!: HoldingInput[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether to delete the viewer's other lots in the accounts that occur in `holdings`. Lots in other accounts are kept. Default: false.",
  })
  replaceAccounts?: boolean | null;
}
