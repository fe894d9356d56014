import { stopNodes } from "../../../src/engine/stops/stop-nodes";
import { testNodeInvariants } from "../nodes/test-node-invariants";
import { testPythonEquality } from "../nodes/test-python-equality";

testNodeInvariants(stopNodes);
testPythonEquality(stopNodes);
