import DataLoader from "dataloader";
import type { Source } from "../../../identity";
import { childPageLoader } from "../../../platform/paging/child-page-loader";
import { conjunction, parameters } from "../../../platform/paging/keyset-list";
import type { PageArgs } from "../../../platform/paging/page-args.type";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { columnsOfRows } from "../../../platform/sql/wide-properties";
import { CodeGeneration } from "./code-generation.entity";
import { LATEST_GENERATIONS_FIRST } from "./code-generation.query";
import { isVisibleGeneration } from "./visible-generations";

/** Generations by id (UUID); null for those that the viewer does not see. */
export function codeGenerationById({ db, viewer }: Source): DataLoader<string, CodeGeneration | null> {
  return new DataLoader(async (ids) => {
    const { values, bind } = parameters(ids);
    const rows = await rowsOf<Row>(
      db,
      `/* codeGenerationById */
       select ${columnsOfRows(db, CodeGeneration, "generation", ids.length)}
       from builder.code_generations generation
       where generation.id = any($1::uuid[])
         and ${conjunction([isVisibleGeneration(viewer)], bind)}`,
      values,
    );
    const read = entityReader(db, CodeGeneration);
    const found = new Map(rows.map((row) => [row.id, read(row)]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** The latest generation of each strategy, each read from the end of its range in ix_codegen_instance_generated. */
export function latestCodeGenerationByInstance({ db }: Source): DataLoader<string, CodeGeneration | null> {
  return new DataLoader(async (ids) => {
    const rows = await rowsOf<Row>(
      db,
      `/* latestCodeGenerationByInstance */
       select latest.*
       from unnest($1::uuid[]) as requested (instance_id)
       cross join lateral (
         select ${columnsOfRows(db, CodeGeneration, "generation", ids.length)}
         from builder.code_generations generation
         where generation.instance_id = requested.instance_id
           and not generation.is_deleted
         order by generation.last_generated_at desc
         limit 1
       ) latest`,
      [ids],
    );
    const read = entityReader(db, CodeGeneration);
    const found = new Map(rows.map((row) => [row.instance_id, read(row)]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** Generations of strategies, latest first. */
export const codeGenerationsByInstance = childPageLoader<CodeGeneration, PageArgs>({
  parentColumn: "generation.instance_id",
  listOf: () => ({
    name: "codeGenerationsByInstance",
    entity: CodeGeneration,
    alias: "generation",
    where: [() => "not generation.is_deleted"],
    order: LATEST_GENERATIONS_FIRST,
  }),
});
