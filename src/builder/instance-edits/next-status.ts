import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { StrategyInstance } from "../instances/strategy-instance.entity";
import { StrategyStatus } from "../instances/strategy-status.enum";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

const NEXT: Readonly<Record<StrategyStatus, StrategyStatus | null>> = {
  [StrategyStatus.DRAFT]: StrategyStatus.TESTING,
  [StrategyStatus.TESTING]: StrategyStatus.ACTIVE,
  [StrategyStatus.ACTIVE]: StrategyStatus.ARCHIVED,
  [StrategyStatus.ARCHIVED]: null,
};

/** The status after a change; refuses a step that the strategy cannot take from where it is. */
export function nextStatus(instance: StrategyInstance, wanted: StrategyStatus | null | undefined): StrategyStatus {
  if (wanted == null || wanted === instance.status) return instance.status;
  const next = NEXT[instance.status];
  if (wanted === next) return wanted;
  const allowed = next === null ? "nothing any more" : next;
  const message = `A strategy that is ${instance.status} can become ${allowed}, not ${wanted}.`;
  return refuse<StrategyInstancePayload>(ErrorCode.INVALID_TRANSITION, "input.status", message, { instance });
}
