import { targetNodes } from "../../../src/engine/targets/target-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

holdNodeLaws(targetNodes);
holdPythonEquality(targetNodes);
