import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { entityReader, rowsOf } from "../../platform/rows";
import { type ExecutableFlow, executableFlow } from "../instances/executable-flow";
import { type ValidatorPool, ValidatorPoolBusy } from "../validation/validator-pool";
import { CodeGeneration } from "./code-generation.entity";
import { codeValidationOf } from "./code-validation-of";
import type { GenerateCodeInput } from "./generate-code.input";
import type { GenerateCodePayload } from "./generate-code-payload.type";
import { proveCode } from "./prove-code";
import { ValidationStatus } from "./validation-status.enum";
import { CODE_VERSION, type WrittenCode, writeCode } from "./write-code";

/** Generations that are being proven, so that many calls at once prove the same code once. */
const underWay = new WeakMap<ValidatorPool, Map<string, Promise<Stored>>>();

interface Stored {
  readonly codeGeneration: CodeGeneration;
  /** Whether no other process had stored the same code meanwhile. */
  readonly isNew: boolean;
}

/**
 * Turns a strategy's flow into Python and proves it. Code that was found valid for this strategy before is not written
 * again; code that was not is validated anew, as what failed may have been a limit of time or memory.
 */
export async function generateCode(
  db: EntityManager,
  viewer: Viewer,
  { instanceId }: GenerateCodeInput,
  validators: ValidatorPool,
): Promise<Partial<GenerateCodePayload>> {
  const began = performance.now();
  const executable = await executableFlow(db, viewer, instanceId);
  const code = writeCode(executable);
  const place = { instanceId: executable.instance.id, codeHash: code.codeHash };
  const known = await db.findOneBy(CodeGeneration, { ...place, isDeleted: false });
  if (known?.validationStatus === ValidationStatus.VALID) return { codeGeneration: known, wasDeduplicated: true };

  const key = `${place.instanceId} ${place.codeHash}`;
  const proving = underWay.get(validators) ?? new Map<string, Promise<Stored>>();
  underWay.set(validators, proving);
  const before = proving.get(key);
  if (before !== undefined) return { codeGeneration: (await before).codeGeneration, wasDeduplicated: true };
  const proven = proveAndStore(db, executable, code, validators, began).finally(() => proving.delete(key));
  proving.set(key, proven);
  const { codeGeneration, isNew } = await proven;
  return { codeGeneration, wasDeduplicated: !isNew };
}

async function proveAndStore(
  db: EntityManager,
  { instance, flow, plan }: ExecutableFlow,
  { source, sourceMap, codeHash }: WrittenCode,
  validators: ValidatorPool,
  began: number,
): Promise<Stored> {
  const report = await proveCode(source, plan, validators).catch(refuseWhenBusy);
  const { status } = report;
  const [row] = await rowsOf(
    db,
    `insert into builder.code_generations
       (instance_id, user_id, logic_flow_snapshot, parameters_snapshot, generated_code, code_hash, source_map,
        validation_status, validation_result, syntax_check_passed, security_check_passed, code_version, line_count,
        complexity_score, generation_time)
     values ($1, $2, $3::jsonb, $4::jsonb, $5, $6, $7::jsonb, $8, $9::jsonb, $10, $11, $12, $13, $14, $15)
     on conflict (instance_id, code_hash) do update
     set validation_status = excluded.validation_status,
         validation_result = excluded.validation_result,
         syntax_check_passed = excluded.syntax_check_passed,
         security_check_passed = excluded.security_check_passed,
         is_deleted = false,
         deleted_at = null,
         updated_at = now()
     returning *, xmax = 0 as is_new`,
    [
      instance.id,
      instance.userId,
      JSON.stringify(flow),
      JSON.stringify(instance.parameters),
      source,
      codeHash,
      JSON.stringify(sourceMap),
      status,
      JSON.stringify(codeValidationOf(report, sourceMap)),
      status !== "SYNTAX_ERROR",
      status === "SYNTAX_ERROR" ? null : status !== "SECURITY_ERROR",
      CODE_VERSION,
      report.lineCount,
      report.complexityScore,
      performance.now() - began,
    ],
  );
  return { codeGeneration: entityReader(db, CodeGeneration)(row!), isNew: row!.is_new === true };
}

function refuseWhenBusy(error: unknown): never {
  if (!(error instanceof ValidatorPoolBusy)) throw error;
  return refuse(
    ErrorCode.LIMIT_EXCEEDED,
    "input.instanceId",
    "Too many validations are waiting; try again in a moment.",
  );
}
