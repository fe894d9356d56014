import { targetNodes } from "../../../src/engine/targets/target-nodes";
import { testNodeInvariants } from "../nodes/test-node-invariants";
import { testPythonEquality } from "../nodes/test-python-equality";

testNodeInvariants(targetNodes);
testPythonEquality(targetNodes);
