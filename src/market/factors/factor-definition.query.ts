import type { EntityManager } from "typeorm";
import { entityReader, rowsOf } from "../../platform/sql/rows";
import { FactorDefinition } from "./factor-definition.entity";

/** Returns all factors in display order. */
export async function listFactorDefinitions(db: EntityManager): Promise<FactorDefinition[]> {
  const rows = await rowsOf(
    db,
    `/* listFactorDefinitions */
     select *
     from market.factor_definitions
     order by display_order, name`,
  );
  return rows.map(entityReader(db, FactorDefinition));
}
