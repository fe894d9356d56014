import { riskNodes } from "../../../src/engine/risk/risk-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

holdNodeLaws(riskNodes);
holdPythonEquality(riskNodes);
