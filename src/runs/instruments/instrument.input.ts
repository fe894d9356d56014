import { ArrayMinSize, IsOptional, Length, MaxLength, ValidateNested } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { AtMost } from "../../platform/edge/list-limits";

export const MAX_INSTRUMENTS = 10_000;

@InputType({ description: "Which instruments; every condition that is given must hold." })
export class InstrumentFilter {
  @Field(() => [String], { nullable: true, description: "Of one of these types." })
  instrumentTypeIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Of one of these styles." })
  styleCategoryIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "In one of these sectors." })
  sectorIn?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "In the default universe, or not." })
  isActive?: boolean | null;
}

@InputType({ description: "An instrument as it is to be. A field left out keeps its value; null clears it." })
export class InstrumentInput {
  @Field(() => ID, { description: "Ticker; trimmed, upper-cased, `BRK.B` becomes `BRK-B`." })
  ticker!: string;

  @Field(() => String, { nullable: true, description: "What it is, such as `stock` or `etf`; null means `stock`." })
  @IsOptional()
  @Length(1, 50)
  instrumentType?: string | null;

  @Field(() => String, { nullable: true, description: "Style, such as `growth`; at most 100 characters." })
  @IsOptional()
  @MaxLength(100)
  styleCategory?: string | null;

  @Field(() => String, { nullable: true, description: "Sector; at most 100 characters." })
  @IsOptional()
  @MaxLength(100)
  sector?: string | null;

  @Field(() => String, { nullable: true, description: "Industry; at most 100 characters." })
  @IsOptional()
  @MaxLength(100)
  industry?: string | null;

  @Field(() => String, { nullable: true, description: "Country; at most 100 characters." })
  @IsOptional()
  @MaxLength(100)
  country?: string | null;

  @Field(() => String, { nullable: true, description: "Trading currency (ISO 4217), `USD` when new and left out." })
  @IsOptional()
  @Length(3, 3)
  currency?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Part of the default universe; null means true." })
  isActive?: boolean | null;

  @Field(() => String, { nullable: true, description: "Free notes; at most 10,000 characters." })
  @IsOptional()
  @MaxLength(10_000)
  notes?: string | null;
}

@InputType({ description: "Instruments to write." })
export class UpsertInstrumentsInput {
  @Field(() => [InstrumentInput], { description: `1 to ${MAX_INSTRUMENTS} instruments, none twice.` })
  @ArrayMinSize(1)
  @AtMost(MAX_INSTRUMENTS)
  @ValidateNested({ each: true })
  instruments!: InstrumentInput[];
}
