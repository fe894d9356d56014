import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import type { Connection } from "../../platform/paging/connection.type";
import type { Condition, KeysetOrder } from "../../platform/paging/keyset-list";
import { keysetPage } from "../../platform/paging/keyset-page";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { likePattern } from "../like-pattern";
import { isVisibleTemplate } from "../node-templates/visible-templates";
import { StrategyTemplate } from "./strategy-template.entity";
import type { StrategyTemplateFilter } from "./strategy-template-filter.input";

const BY_NAME: KeysetOrder = {
  name: "strategy-templates:NAME:ASC",
  direction: "ASC",
  keys: [
    { expression: "template.name", type: "text" },
    { expression: "template.id", type: "uuid" },
  ],
};

/** Returns a page of the strategy templates that the viewer sees, by name. */
export function listStrategyTemplates(
  db: EntityManager,
  viewer: Viewer,
  filter: StrategyTemplateFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<StrategyTemplate>> {
  const where = [isVisibleTemplate(viewer), ...conditionsOf(filter ?? {})];
  const list = { name: "listStrategyTemplates", entity: StrategyTemplate, alias: "template", where };
  return keysetPage(db, { ...list, order: BY_NAME }, page);
}

function conditionsOf({ categoryIn, isSystemTemplate, search }: StrategyTemplateFilter): (Condition | false)[] {
  return [
    categoryIn != null && ((bind) => `template.category = any(${bind(categoryIn)}::text[])`),
    isSystemTemplate != null && ((bind) => `template.is_system_template = ${bind(isSystemTemplate)}`),
    search != null &&
      ((bind) => {
        const text = `${bind(likePattern(search))}::text`;
        return `template.name ilike ${text} or template.description ilike ${text}`;
      }),
  ];
}
