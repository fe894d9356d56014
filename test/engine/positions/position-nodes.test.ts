import { positionNodes } from "../../../src/engine/positions/position-nodes";
import { testNodeInvariants } from "../nodes/test-node-invariants";
import { testPythonEquality } from "../nodes/test-python-equality";

testNodeInvariants(positionNodes);
testPythonEquality(positionNodes);
