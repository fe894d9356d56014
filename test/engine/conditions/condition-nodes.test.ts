import { systemNodes } from "../../../src/engine/system-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

const conditionNodes = systemNodes.filter(({ nodeType }) => nodeType === "CONDITION");

holdNodeLaws(conditionNodes, {
  bars_since: "nothing is known before the condition was true for the first time",
});
holdPythonEquality(conditionNodes);
