import type { EntityManager } from "typeorm";
import { type Viewer, writesSharedData } from "../../identity";
import { refuse } from "../../platform/app-error";
import type { UpsertPayload } from "../../platform/edge/upsert-payload.type";
import { ErrorCode } from "../../platform/error-code.enum";
import { registerSymbols } from "../symbols/register-symbols";
import { checkBars } from "./check-bars";
import type { UpsertPriceBarsInput } from "./price-bar.input";
import { writeBars } from "./write-bars";

/** Writes bars, which all users share, and registers their symbols. */
export async function upsertPriceBars(
  db: EntityManager,
  viewer: Viewer,
  input: UpsertPriceBarsInput,
): Promise<Partial<UpsertPayload>> {
  if (!writesSharedData(viewer))
    refuse(ErrorCode.FORBIDDEN, null, "Only users with the role SERVICE or ADMIN may write prices.");
  const bars = checkBars(input.bars);
  return db.transaction(async (tx) => {
    const written = await writeBars(tx, input.dataSource, bars);
    await registerSymbols(tx, [...new Set(bars.map(({ symbol }) => symbol))], "admin");
    return written;
  });
}
