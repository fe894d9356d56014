import { createHash } from "node:crypto";
import { explainFlow } from "../../../engine/flow/explanation/explain-flow";
import { flowHash } from "../../../engine/flow/flow-hash";
import { compileFlow } from "../../../engine/python/compile-flow";
import type { ExecutableFlow } from "../../instances/executable-flow";
import type { SourceMapEntry } from "../generations/source-map-entry.type";

/** Version of the compiler; incremented when the same flow compiles to different code. */
export const CODE_VERSION = "1.0.3";

export interface CompiledCode {
  readonly source: string;
  readonly sourceMap: SourceMapEntry[];
  /** SHA-256 of the source, in hexadecimal. */
  readonly codeHash: string;
}

/** Compiles a strategy to Python. The same flow with the same name and labels always gives the same bytes. */
export function compileInstance({ instance, flow, plan }: ExecutableFlow): CompiledCode {
  const title = { name: instance.name, flowHash: flowHash(flow), explanation: explainFlow(plan) };
  const { source, sourceMap } = compileFlow(plan, title);
  const codeHash = createHash("sha256").update(source).digest("hex");
  return { source, sourceMap: sourceMap.map((entry) => ({ ...entry })), codeHash };
}
