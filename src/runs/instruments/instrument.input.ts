import { ArrayMinSize, IsOptional, Length, MaxLength, ValidateNested } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { AtMost } from "../../platform/edge/list-limits";

const MAX_INSTRUMENTS = 10_000;

@InputType({ description: "Filter for instruments; an instrument must meet every condition that is set." })
export class InstrumentFilter {
  @Field(() => [String], { nullable: true, description: "Instruments of one of these types, at most 500." })
  instrumentTypeIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Instruments of one of these styles, at most 500." })
  styleCategoryIn?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Instruments in one of these sectors, at most 500." })
  sectorIn?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True for active instruments only, false for inactive ones only.",
  })
  isActive?: boolean | null;
}

@InputType({ description: "New state of an instrument. A field that is omitted keeps its value; null clears it." })
export class InstrumentInput {
  @Field(() => ID, { description: "Ticker. It is trimmed and converted to upper case; `BRK.B` becomes `BRK-B`." })
  ticker!: string;

  @Field(() => String, {
    nullable: true,
    description: "Type of the instrument, such as `stock` or `etf`, 1 to 50 characters; null means `stock`.",
  })
  @IsOptional()
  @Length(1, 50)
  instrumentType?: string | null;

  @Field(() => String, { nullable: true, description: "Investment style, such as `growth`, up to 100 characters." })
  @IsOptional()
  @MaxLength(100)
  styleCategory?: string | null;

  @Field(() => String, { nullable: true, description: "Sector, up to 100 characters." })
  @IsOptional()
  @MaxLength(100)
  sector?: string | null;

  @Field(() => String, { nullable: true, description: "Industry, up to 100 characters." })
  @IsOptional()
  @MaxLength(100)
  industry?: string | null;

  @Field(() => String, { nullable: true, description: "Country of listing or domicile, up to 100 characters." })
  @IsOptional()
  @MaxLength(100)
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Trading currency (ISO 4217), 3 characters. Default for a new instrument: `USD`.",
  })
  @IsOptional()
  @Length(3, 3)
  currency?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the instrument is part of the universe `INSTRUMENTS`; null means true.",
  })
  isActive?: boolean | null;

  @Field(() => String, { nullable: true, description: "Notes, up to 10,000 characters." })
  @IsOptional()
  @MaxLength(10_000)
  notes?: string | null;
}

@InputType({ description: "Instruments to insert or update." })
export class UpsertInstrumentsInput {
  @Field(() => [InstrumentInput], { description: `1 to ${MAX_INSTRUMENTS} instruments with distinct tickers.` })
  @ArrayMinSize(1)
  @AtMost(MAX_INSTRUMENTS)
  @ValidateNested({ each: true })
  instruments!: InstrumentInput[];
}
