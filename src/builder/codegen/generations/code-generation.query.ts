import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { isChangedSince } from "../../../platform/feeds/change-cursor";
import type { Connection } from "../../../platform/paging/connection.type";
import { conjunction, type KeysetList, type KeysetOrder, parameters } from "../../../platform/paging/keyset-list";
import { keysetPage } from "../../../platform/paging/keyset-page";
import type { PageArgs } from "../../../platform/paging/page-args.type";
import { rowsOf } from "../../../platform/sql/rows";
import { isUuid } from "../../../platform/uuid";
import { CodeGeneration } from "./code-generation.entity";
import type { CodeGenerationFilter } from "./code-generation-filter.input";
import type { CodeStatusCount } from "./code-status-count.type";
import { isVisibleGeneration } from "./visible-generations";

export const LATEST_GENERATIONS_FIRST: KeysetOrder = {
  name: "code-generations:CREATED_AT:DESC",
  direction: "DESC",
  keys: [
    { expression: "generation.created_at", type: "timestamptz" },
    { expression: "generation.id", type: "uuid" },
  ],
};

/** Returns a page of the generations that the viewer sees, latest first. */
export function listCodeGenerations(
  db: EntityManager,
  viewer: Viewer,
  filter: CodeGenerationFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<CodeGeneration>> {
  const where = conditionsOf(viewer, filter);
  return keysetPage(
    db,
    {
      name: "listCodeGenerations",
      entity: CodeGeneration,
      alias: "generation",
      where,
      order: LATEST_GENERATIONS_FIRST,
    },
    page,
  );
}

/** Counts the generations that the viewer sees by validation status; statuses without generations are left out. */
export function countCodeStatuses(
  db: EntityManager,
  viewer: Viewer,
  filter: CodeGenerationFilter | null | undefined,
): Promise<CodeStatusCount[]> {
  const { values, bind } = parameters();
  return rowsOf<CodeStatusCount>(
    db,
    `/* countCodeStatuses */
     select generation.validation_status as status, count(*)::integer as count
     from builder.code_generations generation
     where ${conjunction(conditionsOf(viewer, filter), bind)}
     group by generation.validation_status
     order by count desc, status`,
    values,
  );
}

function conditionsOf(
  viewer: Viewer,
  filter: CodeGenerationFilter | null | undefined,
): KeysetList<CodeGeneration>["where"] {
  const { instanceId, codeHash, validationStatusIn, changedSince, createdAfter } = filter ?? {};
  return [
    isVisibleGeneration(viewer),
    instanceId != null &&
      ((bind) => (isUuid(instanceId) ? `generation.instance_id = ${bind(instanceId)}::uuid` : "false")),
    codeHash != null && ((bind) => `generation.code_hash = ${bind(codeHash)}::text`),
    validationStatusIn != null && ((bind) => `generation.validation_status = any(${bind(validationStatusIn)}::text[])`),
    changedSince != null && isChangedSince("generation", changedSince),
    createdAfter != null && ((bind) => `generation.created_at >= ${bind(createdAfter)}::timestamptz`),
  ];
}
