import { createTwoFilesPatch } from "diff";
import { compareFlows } from "../flow/compare-flows";
import type { CodeGeneration } from "./code-generation.entity";
import { CodeGenerationDiff } from "./code-generation-diff.type";

/** What changed from one generation to another, in the code and in the flow. */
export function diffGenerations(before: CodeGeneration, after: CodeGeneration): CodeGenerationDiff {
  const flowOf = ({ logicFlowSnapshot: flow }: CodeGeneration) => ({ flow, parameters: {} });
  const isSame = before.codeHash === after.codeHash;
  return Object.assign(new CodeGenerationDiff(), {
    unified: isSame ? "" : createTwoFilesPatch(before.id, after.id, before.generatedCode, after.generatedCode),
    flow: compareFlows(flowOf(before), flowOf(after), false),
  });
}
