import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { rowsOf } from "../../platform/sql/rows";
import type { DeleteInput } from "../delete.input";
import { lockOwnTemplate } from "./lock-own-template";
import { NodeTemplate } from "./node-template.entity";
import type { NodeTemplatePayload } from "./node-template-payload.type";

const MAX_LISTED_STRATEGIES = 20;

/**
 * Deletes a user's template that no strategy uses, which makes its name available again. Its rows stay for what is pinned to
 * it: earlier versions of strategies, generated code, runs. Sessions that use it do not prevent the deletion.
 */
export function deleteNodeTemplate(
  db: EntityManager,
  viewer: Viewer,
  input: DeleteInput,
): Promise<Partial<NodeTemplatePayload>> {
  return db.transaction(async (tx) => {
    // Locked until the end: a concurrent save of a strategy that uses it waits, and then no longer finds it.
    const template = await lockOwnTemplate(tx, viewer, input.id);
    const strategies = await strategiesWith(tx, template);
    if (strategies.length > 0) {
      const named = strategies.slice(0, MAX_LISTED_STRATEGIES).join(", ");
      const more =
        strategies.length > MAX_LISTED_STRATEGIES ? ` and ${strategies.length - MAX_LISTED_STRATEGIES} more` : "";
      const message = `${template.name} is used by the strategies ${named}${more}; remove it from them first.`;
      refuse<NodeTemplatePayload>(ErrorCode.TEMPLATE_IN_USE, "input.id", message, { nodeTemplate: template });
    }
    const deleted = { isDeleted: true, deletedAt: new Date(), updatedAt: new Date(), updatedBy: viewer.id };
    await tx.update(NodeTemplate, { id: template.id }, deleted);
    return { nodeTemplate: Object.assign(template, deleted) };
  });
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
