import type { EntityManager } from "typeorm";
import { normalizeFlow } from "../../engine/flow/normalize-flow";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { pruneParameters } from "../flow/prune-parameters";
import { lockInstance } from "../instances/lock-instance";
import { StrategyStatus } from "../instances/strategy-status.enum";
import { loadCatalogue } from "../node-templates/load-catalogue";
import type { MaskContext } from "../sessions/masks/unmask-draft";
import { unmaskInput } from "../sessions/masks/unmask-input";
import { keepPinnedVersions } from "./keep-pinned-versions";
import { nextStatus } from "./next-status";
import { refuseInvalidFlow } from "./refuse-invalid-flow";
import { refuseMalformedFlow } from "./refuse-malformed-flow";
import { refuseMalformedParameters } from "./refuse-malformed-parameters";
import { refuseStaleRevision } from "./refuse-stale-revision";
import { saveInstance } from "./save-instance";
import type { UpdateStrategyInstanceInput } from "./strategy-instance.input";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

/** Changes a strategy. If its meaning changes, the previous state is kept as a version that can be restored. */
export function updateStrategyInstance(
  db: EntityManager,
  viewer: Viewer,
  input: UpdateStrategyInstanceInput,
  context: MaskContext,
): Promise<Partial<StrategyInstancePayload>> {
  if (input.logicFlow != null) refuseMalformedFlow(input.logicFlow);
  return db.transaction(async (tx) => {
    const instance = await lockInstance(tx, viewer, input.id);
    const unmasked = await unmaskInput(tx, viewer, context, input, instance.id);
    const flow = input.logicFlow == null ? instance.logicFlow : keepPinnedVersions(unmasked.flow, instance.logicFlow);
    const parameters = input.parameters == null ? pruneParameters(flow, instance.parameters) : unmasked.parameters;
    const catalogue = await loadCatalogue(tx, instance.userId, [flow], { lock: true });
    const logicFlow = input.logicFlow == null ? flow : normalizeFlow(flow, catalogue);
    refuseStaleRevision(instance, input.expectedRevision, { flow: logicFlow, parameters });
    if (instance.status === StrategyStatus.ARCHIVED) {
      const message = "An archived strategy cannot be changed; create a new one from its flow.";
      refuse<StrategyInstancePayload>(ErrorCode.INVALID_TRANSITION, "input.id", message, { instance });
    }
    const status = nextStatus(instance, input.status);
    if (input.logicFlow != null || input.parameters != null) refuseMalformedParameters(parameters, logicFlow);
    if (status === StrategyStatus.ACTIVE) refuseInvalidFlow({ flow: logicFlow, parameters }, catalogue, instance);
    const name = input.name ?? instance.name;
    return { instance: await saveInstance(tx, viewer, instance, { name, status, logicFlow, parameters }) };
  });
}
