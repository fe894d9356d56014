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

/** Returns the status after a change; refuses a transition that is not allowed. */
export function nextStatus(instance: StrategyInstance, requested: StrategyStatus | null | undefined): StrategyStatus {
  if (requested == null || requested === instance.status) return instance.status;
  const next = NEXT[instance.status];
  if (requested === next) return requested;
  const allowed = next === null ? "no other status" : next;
  const message = `A strategy that is ${instance.status} can change to ${allowed}, not to ${requested}.`;
  return refuse<StrategyInstancePayload>(ErrorCode.INVALID_TRANSITION, "input.status", message, { instance });
}
