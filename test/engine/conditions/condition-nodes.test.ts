import { conditionNodes } from "../../../src/engine/conditions/condition-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

holdNodeLaws(conditionNodes, {
  bars_since: "nothing is known before the condition was true for the first time",
});
holdPythonEquality(conditionNodes);
