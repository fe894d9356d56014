import { movingAverageNodes } from "../../../src/engine/indicators/moving-average/moving-average-nodes";
import { volatilityNodes } from "../../../src/engine/indicators/volatility/volatility-nodes";
import { volumeNodes } from "../../../src/engine/indicators/volume/volume-nodes";
import { holdNodeLaws } from "../nodes/hold-node-laws";
import { holdPythonEquality } from "../nodes/hold-python-equality";

const nodes = [...movingAverageNodes, ...volatilityNodes, ...volumeNodes];

holdNodeLaws(nodes);
holdPythonEquality(nodes);
