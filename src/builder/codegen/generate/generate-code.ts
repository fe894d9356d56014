import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { entityReader, rowsOf } from "../../../platform/sql/rows";
import { type ExecutableFlow, executableFlow } from "../../instances/executable-flow";
import type { ValidationCaller } from "../../python-validator/validation-caller";
import { type ValidatorPool, ValidatorPoolBusy } from "../../python-validator/validator-pool";
import { CodeGeneration } from "../generations/code-generation.entity";
import { toCodeValidation } from "../validation/to-code-validation";
import { verifyCode } from "../validation/verify-code";
import { CODE_VERSION, type CompiledCode, compileInstance } from "./compile-instance";
import type { GenerateCodeInput } from "./generate-code.input";
import type { GenerateCodePayload } from "./generate-code-payload.type";
import { SharedAbortSignal } from "./shared-abort-signal";

/** Generations in progress, so that concurrent calls validate the same code once. */
const underWay = new WeakMap<ValidatorPool, Map<string, Proving>>();

interface Proving {
  readonly stored: Promise<Stored>;
  readonly wanted: SharedAbortSignal;
}

interface Stored {
  readonly codeGeneration: CodeGeneration;
  /** False when another process stored the same code in the meantime. */
  readonly isNew: boolean;
}

/**
 * Compiles the flow of a strategy to Python, validates and verifies the code, and stores it. Code that is stored as valid is
 * returned as it is; other code is validated again, because a limit of the machine may have been the reason. When all callers
 * waiting for it have aborted, it is cancelled and nothing is stored.
 */
export async function generateCode(
  db: EntityManager,
  viewer: Viewer,
  { instanceId }: GenerateCodeInput,
  validators: ValidatorPool,
  aborted?: AbortSignal,
): Promise<Partial<GenerateCodePayload>> {
  const began = performance.now();
  const executable = await executableFlow(db, viewer, instanceId);
  const code = compileInstance(executable);
  const known = await validAgain(db, executable.instance.id, code.codeHash);
  if (known !== null) return { codeGeneration: known, wasDeduplicated: true };

  const all = underWay.get(validators) ?? new Map<string, Proving>();
  underWay.set(validators, all);
  const key = `${executable.instance.id} ${code.codeHash}`;
  const before = all.get(key);
  if (before !== undefined) {
    before.wanted.join(aborted);
    return { codeGeneration: (await before.stored).codeGeneration, wasDeduplicated: true };
  }
  const wanted = new SharedAbortSignal();
  wanted.join(aborted);
  const caller = { userId: viewer.id, isUrgent: true, signal: wanted.signal };
  const proving = { stored: proveAndStore(db, executable, code, { validators, caller, began }), wanted };
  const leave = () => all.get(key) === proving && all.delete(key);
  // No other caller may join a cancelled generation.
  wanted.signal.addEventListener("abort", leave);
  all.set(key, proving);
  const { codeGeneration, isNew } = await proving.stored.finally(leave);
  return { codeGeneration, wasDeduplicated: !isNew };
}

/** Returns code that is stored as valid already, and makes it the latest of its strategy. */
async function validAgain(db: EntityManager, instanceId: string, codeHash: string): Promise<CodeGeneration | null> {
  const [row] = await rowsOf(
    db,
    `/* validAgain */
     with known as (
       update builder.code_generations
       set last_generated_at = now()
       where instance_id = $1 and code_hash = $2 and validation_status = 'VALID' and not is_deleted
       returning *
     )
     select * from known`,
    [instanceId, codeHash],
  );
  return row === undefined ? null : entityReader(db, CodeGeneration)(row);
}

/** The new result of the validation, unless the stored one is VALID: valid code never becomes invalid. */
const FOUND = ["validation_status", "validation_result", "syntax_check_passed", "security_check_passed"]
  .map(
    (column) =>
      `${column} = case when found.validation_status = 'VALID' then found.${column} else excluded.${column} end`,
  )
  .join(", ");

async function proveAndStore(
  db: EntityManager,
  { instance, flow, plan }: ExecutableFlow,
  { source, sourceMap, codeHash }: CompiledCode,
  how: { readonly validators: ValidatorPool; readonly caller: ValidationCaller; readonly began: number },
): Promise<Stored> {
  const report = await verifyCode(source, plan, how.validators, how.caller).catch(refuseWhenBusy);
  const { status } = report;
  const [row] = await rowsOf(
    db,
    `/* proveAndStore */
     insert into builder.code_generations as found
       (instance_id, user_id, logic_flow_snapshot, parameters_snapshot, generated_code, code_hash, source_map,
        validation_status, validation_result, syntax_check_passed, security_check_passed, code_version, line_count,
        complexity_score, generation_time)
     values ($1, $2, $3::jsonb, $4::jsonb, $5, $6, $7::jsonb, $8, $9::jsonb, $10, $11, $12, $13, $14, $15)
     on conflict (instance_id, code_hash) do update
     set ${FOUND},
         last_generated_at = now(),
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
      JSON.stringify(toCodeValidation(report, sourceMap)),
      status !== "SYNTAX_ERROR",
      status === "SYNTAX_ERROR" ? null : status !== "SECURITY_ERROR",
      CODE_VERSION,
      report.lineCount,
      report.complexityScore,
      performance.now() - how.began,
    ],
  );
  return { codeGeneration: entityReader(db, CodeGeneration)(row!), isNew: row!.is_new === true };
}

function refuseWhenBusy(error: unknown): never {
  if (!(error instanceof ValidatorPoolBusy)) throw error;
  return refuse(ErrorCode.LIMIT_EXCEEDED, "input.instanceId", error.message);
}
