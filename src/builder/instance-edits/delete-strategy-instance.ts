import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { changedBy } from "../../platform/sql/rows";
import type { DeleteInput } from "../delete.input";
import { lockInstance } from "../instances/lock-instance";
import { StrategyInstance } from "../instances/strategy-instance.entity";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

/** Deletes a strategy with its versions. The rows stay for the audit, but the API no longer returns them. */
export function deleteStrategyInstance(
  db: EntityManager,
  viewer: Viewer,
  input: DeleteInput,
): Promise<Partial<StrategyInstancePayload>> {
  return db.transaction(async (tx) => {
    const instance = await lockInstance(tx, viewer, input.id);
    await changedBy(
      tx,
      `/* deleteStrategyInstance */
       update builder.strategy_instances
       set is_deleted = true, deleted_at = now(), updated_by = $2
       where id = $1 or current_id = $1`,
      [instance.id, viewer.id],
    );
    return { instance: Object.assign(new StrategyInstance(), instance, { isDeleted: true }) };
  });
}
