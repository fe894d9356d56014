import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { lockInstance } from "../instances/lock-instance";
import type { StrategyInstance } from "../instances/strategy-instance.entity";
import { StrategyStatus } from "../instances/strategy-status.enum";
import { loadCatalogue } from "../node-templates/load-catalogue";
import { refuseInvalidFlow } from "./refuse-invalid-flow";
import { refuseStaleRevision } from "./refuse-stale-revision";
import { saveInstance } from "./save-instance";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

type EarlierState = Pick<StrategyInstance, "logicFlow" | "parameters">;

/**
 * Restores an earlier flow and its parameters as a new version of a strategy; the replaced state becomes a version as
 * well. `findEarlier` is called with the locked strategy. Must run in a transaction.
 */
export async function restoreFlow(
  db: EntityManager,
  viewer: Viewer,
  id: string,
  expectedRevision: number,
  findEarlier: (instance: StrategyInstance) => EarlierState | Promise<EarlierState>,
): Promise<StrategyInstance> {
  const instance = await lockInstance(db, viewer, id);
  const { logicFlow, parameters } = await findEarlier(instance);
  refuseStaleRevision(instance, expectedRevision, { flow: logicFlow, parameters });
  if (instance.status === StrategyStatus.ARCHIVED) {
    refuse<StrategyInstancePayload>(
      ErrorCode.INVALID_TRANSITION,
      "input.id",
      "An archived strategy cannot be changed.",
      { instance },
    );
  }
  if (instance.status === StrategyStatus.ACTIVE) {
    const catalogue = await loadCatalogue(db, instance.userId, [logicFlow], { lock: true });
    refuseInvalidFlow({ flow: logicFlow, parameters }, catalogue, instance);
  }
  const { name, status } = instance;
  return saveInstance(db, viewer, instance, { name, status, logicFlow, parameters });
}
