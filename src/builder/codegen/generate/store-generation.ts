import type { EntityManager } from "typeorm";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import type { ExecutableFlow } from "../../instances/executable-flow";
import { CodeGeneration } from "../generations/code-generation.entity";
import { toCodeValidation } from "../validation/to-code-validation";
import type { VerificationReport } from "../validation/verify-code";
import { CODE_VERSION, type CompiledCode } from "./compile-instance";

export interface StoredGeneration {
  readonly codeGeneration: CodeGeneration;
  /** False when another process stored the same code in the meantime. */
  readonly isNew: boolean;
}

/** The columns of a generation and their types. */
const COLUMNS = {
  instance_id: "uuid",
  user_id: "uuid",
  logic_flow_snapshot: "jsonb",
  parameters_snapshot: "jsonb",
  generated_code: "text",
  code_hash: "text",
  source_map: "jsonb",
  validation_status: "text",
  validation_result: "jsonb",
  syntax_check_passed: "boolean",
  security_check_passed: "boolean",
  code_version: "text",
  line_count: "integer",
  complexity_score: "integer",
  generation_time: "double precision",
};

/** The columns with the result of the validation. */
const RESULT_COLUMNS = ["validation_status", "validation_result", "syntax_check_passed", "security_check_passed"];

/** The new result of the validation, unless the stored one is VALID: valid code never becomes invalid. */
const newResult = (column: string) =>
  `${column} = case when stored.validation_status = 'VALID' then stored.${column} else excluded.${column} end`;

const STORE_GENERATION = `/* storeGeneration */
  insert into builder.code_generations as stored (${Object.keys(COLUMNS).join(", ")})
  values (${Object.entries(COLUMNS)
    .map(([column, type]) => `:${column}::${type}`)
    .join(", ")})
  on conflict (instance_id, code_hash) do update
  set ${RESULT_COLUMNS.map(newResult).join(",\n      ")},
      last_generated_at = now(),
      is_deleted = false,
      deleted_at = null,
      updated_at = now()
  returning *, xmax = 0 as is_new`;

/** Stores generated code with its report; for code that is stored already, updates the result of the validation. */
export async function storeGeneration(
  db: EntityManager,
  { instance, flow }: ExecutableFlow,
  { source, sourceMap, codeHash }: CompiledCode,
  report: VerificationReport,
  milliseconds: number,
): Promise<StoredGeneration> {
  const { status } = report;
  const isUninspected = status === "PENDING" && !report.hasRun;
  const values: Record<keyof typeof COLUMNS, unknown> = {
    instance_id: instance.id,
    user_id: instance.userId,
    logic_flow_snapshot: JSON.stringify(flow),
    parameters_snapshot: JSON.stringify(instance.parameters),
    generated_code: source,
    code_hash: codeHash,
    source_map: JSON.stringify(sourceMap),
    validation_status: status,
    validation_result: JSON.stringify(toCodeValidation(report, sourceMap)),
    syntax_check_passed: isUninspected ? null : status !== "SYNTAX_ERROR",
    security_check_passed: isUninspected || status === "SYNTAX_ERROR" ? null : status !== "SECURITY_ERROR",
    code_version: CODE_VERSION,
    line_count: report.lineCount,
    complexity_score: report.complexityScore,
    generation_time: milliseconds,
  };
  const [row] = await rowsOf<Row>(db, STORE_GENERATION, values);
  return { codeGeneration: entityReader(db, CodeGeneration)(row as Row), isNew: row?.is_new === true };
}
