import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import type { Connection } from "../../platform/paging/connection.type";
import { keysetPage } from "../../platform/paging/keyset-page";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { likePattern } from "../like-pattern";
import { isVisibleTemplate } from "../node-templates/visible-templates";
import { StrategyTemplate } from "./strategy-template.entity";
import type { StrategyTemplateFilter } from "./strategy-template-filter.input";

/** Returns a page of the strategy templates that the viewer sees, by name. */
export function listStrategyTemplates(
  db: EntityManager,
  viewer: Viewer,
  filter: StrategyTemplateFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<StrategyTemplate>> {
  const { categoryIn, isSystemTemplate, search } = filter ?? {};
  return keysetPage(
    db,
    {
      name: "listStrategyTemplates",
      entity: StrategyTemplate,
      alias: "template",
      where: [
        isVisibleTemplate(viewer),
        categoryIn != null && ((bind) => `template.category = any(${bind(categoryIn)}::text[])`),
        isSystemTemplate != null && ((bind) => `template.is_system_template = ${bind(isSystemTemplate)}`),
        search != null &&
          ((bind) => {
            const text = `${bind(likePattern(search))}::text`;
            return `template.name ilike ${text} or template.description ilike ${text}`;
          }),
      ],
      order: {
        name: "strategy-templates:NAME:ASC",
        direction: "ASC",
        keys: [
          { expression: "template.name", type: "text" },
          { expression: "template.id", type: "uuid" },
        ],
      },
    },
    page,
  );
}
