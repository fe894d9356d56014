import { stopNodes } from "../../../src/engine/stops/stop-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

holdNodeLaws(stopNodes);
holdPythonEquality(stopNodes);
