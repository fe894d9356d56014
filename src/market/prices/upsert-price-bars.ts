import type { EntityManager } from "typeorm";
import { type Viewer, writesSharedData } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { UpsertPayload } from "../../platform/upsert-payload.type";
import { checkBars } from "./check-bars";
import type { UpsertPriceBarsInput } from "./price-bar.input";
import { writeBars } from "./write-bars";

/** Writes bars, which all users share. */
export async function upsertPriceBars(
  db: EntityManager,
  viewer: Viewer,
  input: UpsertPriceBarsInput,
): Promise<Partial<UpsertPayload>> {
  if (!writesSharedData(viewer)) refuse(ErrorCode.FORBIDDEN, null, "Only a SERVICE or an ADMIN may write prices.");
  return writeBars(db, input.dataSource, checkBars(input.bars));
}
