import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { isChangedSince } from "../../platform/feeds/change-cursor";
import type { Connection } from "../../platform/paging/connection.type";
import type { Condition, KeysetOrder } from "../../platform/paging/keyset-list";
import { keysetPage } from "../../platform/paging/keyset-page";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { isUuid } from "../../platform/uuid";
import { likePattern } from "../like-pattern";
import { StrategyInstance } from "./strategy-instance.entity";
import type { StrategyInstanceFilter } from "./strategy-instance-filter.input";
import { isVisibleInstance } from "./visible-instances";

const LATEST_FIRST: KeysetOrder = {
  name: "strategies:CREATED_AT:DESC",
  direction: "DESC",
  keys: [
    { expression: "instance.created_at", type: "timestamptz" },
    { expression: "instance.id", type: "uuid" },
  ],
};

/** Returns a page of the strategies that the viewer sees, latest first, without their earlier versions. */
export function listStrategyInstances(
  db: EntityManager,
  viewer: Viewer,
  filter: StrategyInstanceFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<StrategyInstance>> {
  const where = [isVisibleInstance(viewer), () => "instance.current_id is null", ...conditionsOf(filter ?? {})];
  const list = { name: "listStrategyInstances", entity: StrategyInstance, alias: "instance", where };
  return keysetPage(db, { ...list, order: LATEST_FIRST }, page);
}

function conditionsOf(filter: StrategyInstanceFilter): (Condition | false)[] {
  const { statusIn, templateId, search, changedSince, updatedAfter } = filter;
  return [
    statusIn != null && ((bind) => `instance.status = any(${bind(statusIn)}::text[])`),
    templateId != null &&
      ((bind) => (isUuid(templateId) ? `instance.template_id = ${bind(templateId)}::uuid` : "false")),
    search != null && ((bind) => `instance.name ilike ${bind(likePattern(search))}::text`),
    changedSince != null && isChangedSince("instance", changedSince),
    updatedAfter != null && ((bind) => `instance.updated_at >= ${bind(updatedAfter)}::timestamptz`),
  ];
}
