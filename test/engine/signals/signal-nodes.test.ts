import { signalNodes } from "../../../src/engine/signals/signal-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

holdNodeLaws(signalNodes);
holdPythonEquality(signalNodes);
