import { signalNodes } from "../../../src/engine/signals/signal-nodes";
import { testNodeInvariants } from "../nodes/test-node-invariants";
import { testPythonEquality } from "../nodes/test-python-equality";

testNodeInvariants(signalNodes);
testPythonEquality(signalNodes);
