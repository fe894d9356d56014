import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { Connection } from "../../platform/paging/connection.type";
import { type Condition, conjunction, type KeysetOrder, parameters } from "../../platform/paging/keyset-list";
import { keysetPage, pageSize } from "../../platform/paging/keyset-page";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { SortDirection } from "../../platform/paging/sort-direction.enum";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { isUuid } from "../../platform/uuid";
import { likePattern } from "../like-pattern";
import { NodeTemplate } from "./node-template.entity";
import { type NodeTemplateFilter, type NodeTemplateOrder, NodeTemplateOrderField } from "./node-template-filter.input";
import type { PopularNodeTemplate } from "./popular-node-template.type";
import { isVisibleTemplate } from "./visible-templates";

/** Number of popular templates unless the caller specifies another. */
export const MOST_POPULAR = 20;
export const BY_NAME: NodeTemplateOrder = { field: NodeTemplateOrderField.NAME, direction: SortDirection.ASC };

/** Finds a template by id, or by name among system templates and the viewer's own; null when the viewer sees none. */
export async function findNodeTemplate(
  db: EntityManager,
  viewer: Viewer,
  { id, name }: { readonly id?: string | null; readonly name?: string | null },
): Promise<NodeTemplate | null> {
  if ((id == null) === (name == null)) refuse(ErrorCode.REQUIRED, "id", "Provide either an id or a name.");
  if (id != null && !isUuid(id)) return null;
  const { values, bind } = parameters();
  const condition =
    id != null
      ? `template.id = ${bind(id)}`
      : `template.name = ${bind(name)} and (template.is_system_template or template.user_id = ${bind(viewer.id)})`;
  const [row] = await rowsOf<Row>(
    db,
    `/* findNodeTemplate */
     select *
     from builder.node_templates template
     where ${condition}
       and ${conjunction([isVisibleTemplate(viewer)], bind)}
     order by template.is_system_template desc
     limit 1`,
    values,
  );
  return row === undefined ? null : entityReader(db, NodeTemplate)(row);
}

/** Returns a page of the templates that the viewer sees, by default ordered by name. */
export function listNodeTemplates(
  db: EntityManager,
  viewer: Viewer,
  filter: NodeTemplateFilter | null | undefined,
  order: NodeTemplateOrder | null | undefined,
  page: PageArgs,
): Promise<Connection<NodeTemplate>> {
  const where = [isVisibleTemplate(viewer), ...conditionsOf(filter ?? {})];
  const list = { name: "listNodeTemplates", entity: NodeTemplate, alias: "template", where };
  return keysetPage(db, { ...list, order: orderOf(order ?? BY_NAME) }, page);
}

function conditionsOf(filter: NodeTemplateFilter): (Condition | false)[] {
  const { nodeTypeIn, categoryIn, isSystemTemplate, search } = filter;
  return [
    nodeTypeIn != null && ((bind) => `template.node_type = any(${bind(nodeTypeIn)}::text[])`),
    categoryIn != null && ((bind) => `template.category = any(${bind(categoryIn)}::text[])`),
    isSystemTemplate != null && ((bind) => `template.is_system_template = ${bind(isSystemTemplate)}`),
    search != null &&
      ((bind) => {
        const text = `${bind(likePattern(search))}::text`;
        return `template.name ilike ${text} or template.display_name ilike ${text} or template.description ilike ${text}`;
      }),
  ];
}

/** Returns the system templates used by the most strategies. */
export function popularNodeTemplates(
  db: EntityManager,
  first: number | null | undefined,
): Promise<PopularNodeTemplate[]> {
  return rowsOf<PopularNodeTemplate>(
    db,
    `/* popularNodeTemplates */
     select name, display_name as "displayName", node_type as "nodeType", usage_count as "usageCount"
     from builder.node_templates
     where is_system_template
       and not is_deleted
     order by usage_count desc, name
     limit $1`,
    [pageSize(first, { fallback: MOST_POPULAR, max: 100 })],
  );
}

function orderOf({ field, direction }: NodeTemplateOrder): KeysetOrder {
  const key = {
    [NodeTemplateOrderField.NAME]: { expression: "template.name", type: "text" },
    [NodeTemplateOrderField.USAGE_COUNT]: { expression: "template.usage_count", type: "integer" },
    [NodeTemplateOrderField.CREATED_AT]: { expression: "template.created_at", type: "timestamptz" },
  }[field];
  return {
    name: `node-templates:${field}:${direction}`,
    direction,
    keys: [key, { expression: "template.id", type: "uuid" }],
  };
}
