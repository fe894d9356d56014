import { compareFlows } from "../../flow/compare-flows";
import { withTemplateOwner } from "../../flow/with-template-owner";
import type { CodeGeneration } from "./code-generation.entity";
import { CodeGenerationDiff } from "./code-generation-diff.type";
import { unifiedDiff } from "./unified-diff";

/** What changed from one generation to another, in the code and in the flow. */
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
