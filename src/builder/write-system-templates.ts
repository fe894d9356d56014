import type { EntityManager } from "typeorm";
import { systemStrategyTemplates } from "../engine/flow/strategy-templates/system-strategy-templates";
import { systemNodes } from "../engine/system-nodes";
import { writeNodeTemplates } from "./node-templates/write-node-templates";
import { writeStrategyTemplates } from "./strategy-templates/write-strategy-templates";

/**
 * Updates the system's node and strategy templates in the database to those in the code; runs at each start. Returns
 * the number of rows written.
 */
export async function writeSystemTemplates(db: EntityManager): Promise<number> {
  return (await writeNodeTemplates(db, systemNodes)) + (await writeStrategyTemplates(db, systemStrategyTemplates));
}
