import { averageNodes } from "../../../src/engine/indicators/average-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

holdNodeLaws(averageNodes);
holdPythonEquality(averageNodes);
