import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { executableFlow } from "../../instances/executable-flow";
import { type ValidatorPool, ValidatorPoolBusy } from "../../python-validator/validator-pool";
import { verifyCode } from "../validation/verify-code";
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
  validators: ValidatorPool,
  aborted?: AbortSignal,
): Promise<Partial<GenerateCodePayload>> {
  const startedAt = performance.now();
  const executable = await executableFlow(db, viewer, instanceId);
  const code = compileInstance(executable);
  const valid = await reuseValidGeneration(db, executable.instance.id, code.codeHash);
  if (valid !== null) return { codeGeneration: valid, wasDeduplicated: true };

  const key = `${executable.instance.id} ${code.codeHash}`;
  const { stored, isJoined } = shareGeneration(validators, key, aborted, async (signal) => {
    const caller = { userId: viewer.id, isUrgent: true, signal };
    const report = await verifyCode(code.source, executable.plan, validators, caller).catch(refuseWhenBusy);
    return storeGeneration(db, executable, code, report, performance.now() - startedAt);
  });
  const { codeGeneration, isNew } = await stored;
  return { codeGeneration, wasDeduplicated: isJoined || !isNew };
}

function refuseWhenBusy(error: unknown): never {
  if (!(error instanceof ValidatorPoolBusy)) throw error;
  return refuse(ErrorCode.LIMIT_EXCEEDED, "input.instanceId", error.message);
}
