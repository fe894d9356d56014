import type { EntityManager } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { normalizeFlow } from "../../engine/flow/normalize-flow";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { NodeParameters } from "../flow/node-parameters";
import { insertRow } from "../insert-row";
import { StrategyInstance } from "../instances/strategy-instance.entity";
import { countUsage } from "../node-templates/count-usage";
import { loadCatalogue } from "../node-templates/load-catalogue";
import type { MaskContext } from "../sessions/masks/unmask-draft";
import { unmaskInput } from "../sessions/masks/unmask-input";
import { recordTemplateUse } from "../strategy-templates/record-template-use";
import { refuseMalformedFlow } from "./refuse-malformed-flow";
import { refuseMalformedParameters } from "./refuse-malformed-parameters";
import type { CreateStrategyInstanceInput } from "./strategy-instance.input";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

/** Creates a strategy of the viewer from the flow of a template, or from the flow in the input. */
export function createStrategyInstance(
  db: EntityManager,
  viewer: Viewer,
  input: CreateStrategyInstanceInput,
  context: MaskContext,
): Promise<Partial<StrategyInstancePayload>> {
  if (input.templateId == null && input.logicFlow == null) {
    refuse(ErrorCode.REQUIRED, "input.logicFlow", "Provide a templateId or a logicFlow.");
  }
  if (input.logicFlow != null) refuseMalformedFlow(input.logicFlow);
  return db.transaction(async (tx) => {
    const template = input.templateId == null ? null : await recordTemplateUse(tx, viewer, input.templateId);
    const unmasked = await unmaskInput(tx, viewer, context, input, null);
    const flow = (input.logicFlow == null ? template?.logicFlow : unmasked.flow) as LogicFlow;
    const catalogue = await loadCatalogue(tx, viewer.id, [flow], { lock: true });
    const logicFlow = normalizeFlow(flow, catalogue);
    // A template's parameters belong to the nodes of its own flow.
    const copied = input.logicFlow == null ? (template?.parameters as NodeParameters) : {};
    const parameters = { ...copied, ...unmasked.parameters };
    refuseMalformedParameters(parameters, logicFlow);
    await countUsage(tx, viewer.id, logicFlow);
    const instance = await insertRow(tx, "createStrategyInstance", StrategyInstance, {
      name: input.name,
      templateId: template?.id ?? null,
      userId: viewer.id,
      createdBy: viewer.id,
      logicFlow,
      parameters,
    });
    return { instance };
  });
}
