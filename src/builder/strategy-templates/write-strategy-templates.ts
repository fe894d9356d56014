import type { EntityManager } from "typeorm";
import { systemCatalogue } from "../../engine/catalogue";
import { normalizeFlow } from "../../engine/flow/normalize-flow";
import type { StrategyTemplateDefinition } from "../../engine/flow/strategy-templates/strategy-template-definition";
import { type TemplateTable, writeTemplates } from "../write-templates";

const STRATEGY_TEMPLATES: TemplateTable = {
  name: "writeStrategyTemplates",
  table: "builder.strategy_templates",
  columns: { name: "text", description: "text", category: "text", logic_flow: "jsonb" },
};

/**
 * Updates the system's strategy templates in the database to the ready-made flows. Returns the number of rows written.
 */
export function writeStrategyTemplates(
  db: EntityManager,
  flows: readonly StrategyTemplateDefinition[],
): Promise<number> {
  return writeTemplates(db, STRATEGY_TEMPLATES, flows.map(toRow));
}

function toRow({ name, description, category, flow }: StrategyTemplateDefinition) {
  return { name, description, category, logic_flow: normalizeFlow(flow, systemCatalogue) };
}
