import { elementaryNodes } from "../../../src/engine/indicators/elementary-nodes";
import { oscillatorNodes } from "../../../src/engine/indicators/oscillator-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

const nodes = [...oscillatorNodes, ...elementaryNodes];

holdNodeLaws(nodes);
holdPythonEquality(nodes);
