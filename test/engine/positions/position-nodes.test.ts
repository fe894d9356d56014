import { positionNodes } from "../../../src/engine/positions/position-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

holdNodeLaws(positionNodes);
holdPythonEquality(positionNodes);
