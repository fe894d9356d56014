import { compareFlows } from "../../flow/compare-flows";
import { withTemplateOwner } from "../../flow/with-template-owner";
import type { CodeGeneration } from "./code-generation.entity";
import { CodeGenerationDiff } from "./code-generation-diff.type";
import { unifiedDiff } from "./unified-diff";

/** Compares the code and the flows of two generations. */
export async function diffGenerations(before: CodeGeneration, after: CodeGeneration): Promise<CodeGenerationDiff> {
  const flowOf = ({ logicFlowSnapshot, userId }: CodeGeneration) => ({
    flow: withTemplateOwner(logicFlowSnapshot, userId),
    parameters: {},
  });
  const isSame = before.codeHash === after.codeHash;
  return Object.assign(new CodeGenerationDiff(), {
    unified: isSame ? "" : await unifiedDiff(before, after),
    flow: compareFlows(flowOf(before), flowOf(after), false),
  });
}
