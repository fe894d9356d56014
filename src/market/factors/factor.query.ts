import type { EntityManager } from "typeorm";
import { FactorDefinition } from "./factor-definition.entity";

/** Every factor, in its order. */
export function listFactors(db: EntityManager): Promise<FactorDefinition[]> {
  return db.find(FactorDefinition, { order: { displayOrder: "ASC", name: "ASC" } });
}
