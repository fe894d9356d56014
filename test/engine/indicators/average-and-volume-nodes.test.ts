import { movingAverageNodes } from "../../../src/engine/indicators/moving-average/moving-average-nodes";
import { volatilityNodes } from "../../../src/engine/indicators/volatility/volatility-nodes";
import { volumeNodes } from "../../../src/engine/indicators/volume/volume-nodes";
import { testNodeInvariants } from "../nodes/test-node-invariants";
import { testPythonEquality } from "../nodes/test-python-equality";

const nodes = [...movingAverageNodes, ...volatilityNodes, ...volumeNodes];

testNodeInvariants(nodes);
testPythonEquality(nodes);
