import { systemNodes } from "../../../src/engine/system-nodes";
import { testNodeInvariants } from "../nodes/test-node-invariants";
import { testPythonEquality } from "../nodes/test-python-equality";

const conditionNodes = systemNodes.filter(({ nodeType }) => nodeType === "CONDITION");

testNodeInvariants(conditionNodes, {
  bars_since: "the result is unknown until the condition has been true once",
});
testPythonEquality(conditionNodes);
