import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import type { ParameterValue } from "../../../src/engine/nodes/parameters";
import { type Columns, columnsOf } from "../../../src/engine/series/bar-columns";
import type { Bars } from "../../../src/engine/series/bars";
import type { Series } from "../../../src/engine/series/series";
import { sampleCall } from "../nodes/sample-calls";
import { defaultParameters } from "../nodes/sample-parameters";

/** Evaluates a node on the bars without connected inputs; parameters that are not specified have their defaults. */
export function evaluateNode(
  node: NodeDefinition,
  bars: Bars,
  params: Readonly<Record<string, ParameterValue>> = {},
): { columns: Columns; outputs: Readonly<Record<string, Series>> } {
  const columns = columnsOf(bars);
  const all = { ...defaultParameters(node), ...params };
  const { inputs } = sampleCall(node, bars, all, 0);
  return { columns, outputs: node.evaluate({ columns, inputs, params: all }) };
}
