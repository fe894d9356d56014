import { systemNodes } from "../../../src/engine/system-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

/** Held to the same laws in average-and-volume-nodes.test.ts, so that two processes share the work. */
const ELSEWHERE = new Set(["MOVING_AVERAGE", "VOLATILITY", "VOLUME"]);
const nodes = systemNodes.filter(({ nodeType, category }) => nodeType === "INDICATOR" && !ELSEWHERE.has(category));

holdNodeLaws(nodes);
holdPythonEquality(nodes);
