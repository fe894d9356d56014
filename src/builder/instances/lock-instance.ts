import type { EntityManager } from "typeorm";
import { seesAll, type Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { isUuid } from "../../platform/uuid";
import { StrategyInstance } from "./strategy-instance.entity";

/** Locks a strategy (not an earlier version) until the end of the transaction; refuses with NOT_FOUND. */
export async function lockInstance(db: EntityManager, viewer: Viewer, id: string): Promise<StrategyInstance> {
  const [row] = isUuid(id)
    ? await rowsOf<Row>(
        db,
        `/* lockInstance */
         select *
         from builder.strategy_instances instance
         where instance.id = $1
           and instance.current_id is null
           and not instance.is_deleted
           and ($2 or instance.user_id = $3)
         for no key update`,
        [id, seesAll(viewer), viewer.id],
      )
    : [];
  if (row === undefined) {
    return refuse(ErrorCode.NOT_FOUND, "input.id", `There is no strategy ${id.slice(0, 100)} that you can see.`);
  }
  return entityReader(db, StrategyInstance)(row);
}
