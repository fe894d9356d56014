import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { conjunction, parameters } from "../../platform/paging/keyset-list";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { isVisibleTemplate } from "../node-templates/visible-templates";
import { StrategyTemplate } from "./strategy-template.entity";

/** Strategy templates by id (UUID); null for those that the viewer does not see. */
export function strategyTemplateById({ db, viewer }: Source): DataLoader<string, StrategyTemplate | null> {
  return new DataLoader(async (ids) => {
    const { values, bind } = parameters(ids);
    const rows = await rowsOf<Row>(
      db,
      `/* strategyTemplateById */
       select *
       from builder.strategy_templates template
       where template.id = any($1::uuid[])
         and ${conjunction([isVisibleTemplate(viewer)], bind)}`,
      values,
    );
    const read = entityReader(db, StrategyTemplate);
    const found = new Map(rows.map((row) => [row.id, read(row)]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
