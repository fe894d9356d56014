import type { EntityManager } from "typeorm";
import { readyFlows } from "../engine/flow/ready-flows/ready-flows";
import { systemNodes } from "../engine/system-nodes";
import { writeNodeTemplates } from "./node-templates/write-node-templates";
import { writeStrategyTemplates } from "./strategy-templates/write-strategy-templates";

/** Brings the system's templates in the database in line with the code; done at each start. Gives the rows written. */
export async function writeSystemTemplates(db: EntityManager): Promise<number> {
  return (await writeNodeTemplates(db, systemNodes)) + (await writeStrategyTemplates(db, readyFlows));
}
