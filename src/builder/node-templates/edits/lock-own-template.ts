import type { EntityManager } from "typeorm";
import { seesAll, type Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { isUuid } from "../../../platform/uuid";
import { NodeTemplate } from "../node-template.entity";
import type { NodeTemplatePayload } from "./node-template-payload.type";

/**
 * Locks a template that the viewer may change; refuses system templates, and with NOT_FOUND what the viewer does not
 * see.
 */
export async function lockOwnTemplate(db: EntityManager, viewer: Viewer, id: string): Promise<NodeTemplate> {
  const [row] = isUuid(id)
    ? await rowsOf<Row>(
        db,
        `/* lockOwnTemplate */
         select *
         from builder.node_templates template
         where template.id = $1
           and not template.is_deleted
           and (template.is_system_template or template.user_id = $2 or $3)
         for update`,
        [id, viewer.id, seesAll(viewer)],
      )
    : [];
  if (row === undefined) {
    return refuse(ErrorCode.NOT_FOUND, "input.id", `There is no template ${id.slice(0, 100)} that you can see.`);
  }
  const template = entityReader(db, NodeTemplate)(row);
  if (template.isSystemTemplate) {
    const message = `${template.name} is a system template; it cannot be changed or deleted.`;
    refuse<NodeTemplatePayload>(ErrorCode.SYSTEM_TEMPLATE_READ_ONLY, "input.id", message, { nodeTemplate: template });
  }
  return template;
}
