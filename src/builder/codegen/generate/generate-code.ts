import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { ThreadPoolUnavailable } from "../../../platform/threads/thread-pool-unavailable";
import { EvaluationFailed } from "../../evaluation/evaluation-pool";
import { executableFlow } from "../../instances/executable-flow";
import { ValidatorPoolBusy } from "../../python-validator/validator-pool-busy";
import { type CodeTools, verifyCode } from "../validation/verify-code";
import { compileInstance } from "./compile-instance";
import type { GenerateCodeInput } from "./generate-code.input";
import type { GenerateCodePayload } from "./generate-code-payload.type";
import { reuseValidGeneration } from "./reuse-valid-generation";
import { shareGeneration } from "./share-generation";
import { storeGeneration } from "./store-generation";

/**
 * Compiles the flow of a strategy to Python, validates and verifies the code, and stores it. Code that is stored as
 * valid is returned as it is; other code is validated again, because a limit of the machine may have been the reason.
 * When all callers waiting for it have aborted, it is cancelled and nothing is stored.
 */
export async function generateCode(
  db: EntityManager,
  viewer: Viewer,
  { instanceId }: GenerateCodeInput,
  tools: CodeTools,
  aborted?: AbortSignal,
): Promise<Partial<GenerateCodePayload>> {
  const startedAt = performance.now();
  const executable = await executableFlow(db, viewer, instanceId);
  const code = compileInstance(executable);
  const valid = await reuseValidGeneration(db, executable.instance.id, code.codeHash);
  if (valid !== null) return { codeGeneration: valid, wasDeduplicated: true };

  const key = `${executable.instance.id} ${code.codeHash}`;
  const { stored, isJoined } = shareGeneration(tools.validators, key, aborted, async (signal) => {
    const caller = { userId: viewer.id, isUrgent: true, signal };
    const flow = { name: executable.instance.name, plan: executable.plan };
    const report = await verifyCode(code.source, flow, tools, caller).catch(refuseUnverified);
    return storeGeneration(db, executable, code, report, performance.now() - startedAt);
  });
  const { codeGeneration, isNew } = await stored;
  return { codeGeneration, wasDeduplicated: isJoined || !isNew };
}

function refuseUnverified(error: unknown): never {
  const reasons = [ValidatorPoolBusy, ThreadPoolUnavailable, EvaluationFailed];
  if (!(error instanceof Error) || !reasons.some((reason) => error instanceof reason)) throw error;
  return refuse(ErrorCode.LIMIT_EXCEEDED, "input.instanceId", error.message);
}
