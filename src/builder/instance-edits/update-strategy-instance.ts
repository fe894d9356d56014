import type { EntityManager } from "typeorm";
import { normalizeFlow } from "../../engine/flow/normalize-flow";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { parametersWithin } from "../flow/parameters-within";
import { StrategyStatus } from "../instances/strategy-status.enum";
import { lockInstance } from "../instances/visible-instances";
import { catalogueOf } from "../node-templates/catalogue-of";
import type { Vault } from "../secrets/vault";
import { openGiven } from "../sessions/masks/open-given";
import { keepPins } from "./keep-pins";
import { nextStatus } from "./next-status";
import { refuseInvalidFlow } from "./refuse-invalid-flow";
import { refuseStaleRevision } from "./refuse-stale-revision";
import { refuseUnsoundFlow } from "./refuse-unsound-flow";
import { refuseUnsoundParameters } from "./refuse-unsound-parameters";
import { saveInstance } from "./save-instance";
import type { UpdateStrategyInstanceInput } from "./strategy-instance.input";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

/** Changes a strategy. A change of what it means keeps the former state as a version that can be restored. */
export function updateStrategyInstance(
  db: EntityManager,
  viewer: Viewer,
  input: UpdateStrategyInstanceInput,
  vault: Vault | null,
): Promise<Partial<StrategyInstancePayload>> {
  if (input.logicFlow != null) refuseUnsoundFlow(input.logicFlow);
  return db.transaction(async (tx) => {
    const instance = await lockInstance(tx, viewer, input.id);
    const given = await openGiven(tx, viewer, vault, input, instance.id);
    const drawn = input.logicFlow == null ? instance.logicFlow : keepPins(given.flow, instance.logicFlow);
    const parameters = input.parameters == null ? parametersWithin(drawn, instance.parameters) : given.parameters;
    const catalogue = await catalogueOf(tx, instance.userId, [drawn], { lock: true });
    const logicFlow = input.logicFlow == null ? drawn : normalizeFlow(drawn, catalogue);
    refuseStaleRevision(instance, input.expectedRevision, { flow: logicFlow, parameters });
    if (instance.status === StrategyStatus.ARCHIVED) {
      const message = "An archived strategy cannot be changed; make a new one from its flow.";
      refuse<StrategyInstancePayload>(ErrorCode.INVALID_TRANSITION, "input.id", message, { instance });
    }
    const status = nextStatus(instance, input.status);
    if (input.logicFlow != null || input.parameters != null) refuseUnsoundParameters(parameters, logicFlow);
    if (status === StrategyStatus.ACTIVE) refuseInvalidFlow({ flow: logicFlow, parameters }, catalogue, instance);
    const name = input.name ?? instance.name;
    return { instance: await saveInstance(tx, viewer, instance, { name, status, logicFlow, parameters }) };
  });
}
