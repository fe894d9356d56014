import { riskNodes } from "../../../src/engine/risk/risk-nodes";
import { testNodeInvariants } from "../nodes/test-node-invariants";
import { testPythonEquality } from "../nodes/test-python-equality";

testNodeInvariants(riskNodes);
testPythonEquality(riskNodes);
