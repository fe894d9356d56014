import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import type { DeleteInput } from "../../delete.input";
import { NodeTemplate } from "../node-template.entity";
import { lockOwnTemplate } from "./lock-own-template";
import type { NodeTemplatePayload } from "./node-template-payload.type";

const MAX_LISTED_STRATEGIES = 20;

/**
 * Deletes a user's template that no strategy uses, which makes its name available again. Its rows stay for what is
 * pinned to it: earlier versions of strategies, generated code, runs. Sessions that use it do not prevent the deletion.
 */
export function deleteNodeTemplate(
  db: EntityManager,
  viewer: Viewer,
  input: DeleteInput,
): Promise<Partial<NodeTemplatePayload>> {
  return db.transaction(async (tx) => {
    // Locked until the end: a concurrent save of a strategy that uses it waits, and then no longer finds it.
    const template = await lockOwnTemplate(tx, viewer, input.id);
    refuseUsed(template, await strategiesWith(tx, template));
    const [row] = await rowsOf<Row>(
      tx,
      `/* deleteNodeTemplate */
       update builder.node_templates
       set is_deleted = true, deleted_at = now(), updated_at = now(), updated_by = $2
       where id = $1
       returning *`,
      [template.id, viewer.id],
    );
    return { nodeTemplate: entityReader(tx, NodeTemplate)(row as Row) };
  });
}

function refuseUsed(template: NodeTemplate, strategies: readonly string[]): void {
  if (strategies.length === 0) return;
  const listed = strategies.slice(0, MAX_LISTED_STRATEGIES).join(", ");
  const others = strategies.length - MAX_LISTED_STRATEGIES;
  const more = others > 0 ? ` and ${others} more` : "";
  const message = `${template.name} is used by the strategies ${listed}${more}; remove it from them first.`;
  refuse<NodeTemplatePayload>(ErrorCode.TEMPLATE_IN_USE, "input.id", message, { nodeTemplate: template });
}

async function strategiesWith(db: EntityManager, { name, userId }: NodeTemplate): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    `/* strategiesWith */
     select id
     from builder.strategy_instances instance
     where instance.user_id = $1
       and instance.current_id is null
       and not instance.is_deleted
       and instance.logic_flow -> 'nodes' @> jsonb_build_array(jsonb_build_object('template', $2::text))
     order by instance.created_at, instance.id`,
    [userId, name],
  );
  return rows.map(({ id }) => id);
}
