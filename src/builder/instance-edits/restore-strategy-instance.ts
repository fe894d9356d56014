import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { isUuid } from "../../platform/uuid";
import { StrategyInstance } from "../instances/strategy-instance.entity";
import { restoreFlow } from "./restore-flow";
import type { RestoreStrategyInstanceInput } from "./strategy-instance.input";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

/** Restores the flow and the parameters of an earlier version, as a new version. */
export function restoreStrategyInstance(
  db: EntityManager,
  viewer: Viewer,
  { id, versionId, expectedRevision }: RestoreStrategyInstanceInput,
): Promise<Partial<StrategyInstancePayload>> {
  return db.transaction(async (tx) => {
    const findVersion = async (instance: StrategyInstance) => {
      const version = isUuid(versionId)
        ? await tx.findOne(StrategyInstance, {
            comment: "restoreStrategyInstance",
            where: { id: versionId, currentId: instance.id },
          })
        : null;
      const message = `The strategy has no version ${versionId.slice(0, 100)}.`;
      return version ?? refuse<StrategyInstancePayload>(ErrorCode.NOT_FOUND, "input.versionId", message, { instance });
    };
    return { instance: await restoreFlow(tx, viewer, id, expectedRevision, findVersion) };
  });
}
