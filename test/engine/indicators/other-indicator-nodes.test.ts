import { systemNodes } from "../../../src/engine/system-nodes";
import { testNodeInvariants } from "../nodes/test-node-invariants";
import { testPythonEquality } from "../nodes/test-python-equality";

/** Categories tested in average-and-volume-nodes.test.ts, so that two processes share the work. */
const OTHER_FILE = new Set(["MOVING_AVERAGE", "VOLATILITY", "VOLUME"]);
const nodes = systemNodes.filter(({ nodeType, category }) => nodeType === "INDICATOR" && !OTHER_FILE.has(category));

testNodeInvariants(nodes);
testPythonEquality(nodes);
