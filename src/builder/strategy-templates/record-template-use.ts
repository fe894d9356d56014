import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { conjunction, parameters } from "../../platform/paging/keyset-list";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { isUuid } from "../../platform/uuid";
import { isVisibleTemplate } from "../node-templates/visible-templates";
import { StrategyTemplate } from "./strategy-template.entity";

/** Counts one more strategy created from a strategy template, and returns the template; refuses with NOT_FOUND. */
export async function recordTemplateUse(db: EntityManager, viewer: Viewer, id: string): Promise<StrategyTemplate> {
  const { values, bind } = parameters(id);
  const [row] = isUuid(id)
    ? await rowsOf<Row>(
        db,
        `/* recordTemplateUse */
         update builder.strategy_templates template
         set usage_count = template.usage_count + 1
         where template.id = $1
           and ${conjunction([isVisibleTemplate(viewer)], bind)}
         returning *`,
        values,
      )
    : [];
  if (row === undefined) {
    const message = `There is no strategy template ${id.slice(0, 100)} that you can see.`;
    return refuse(ErrorCode.NOT_FOUND, "input.templateId", message);
  }
  return entityReader(db, StrategyTemplate)(row);
}
