import { makeCatalogue, systemCatalogue } from "../catalogue";
import { compileExpression, type ExpressionTemplate, templateOf } from "../expressions/compile-expression";
import type { FlowPlan, PlannedNode } from "../flow/plan/flow-plan";
import type { NodeDefinition } from "../nodes/node-definition";
import { systemNodes } from "../system-nodes";

interface PlanData {
  readonly nodes: readonly (Omit<PlannedNode, "definition"> & { readonly name: string; readonly version: string })[];
  readonly warmUpBars: number;
  readonly entryWarmUpBars: number;
  /** Templates of the nodes that are expressions. */
  readonly templates: readonly ExpressionTemplate[];
}

/** Writes a plan as text, so that another thread can restore it. */
export function planText({ nodes, warmUpBars, entryWarmUpBars }: FlowPlan): string {
  const templates = new Set(nodes.flatMap(({ definition }) => templateOf(definition) ?? []));
  const data: PlanData = {
    nodes: nodes.map(({ definition: { name, version }, ...node }) => ({ ...node, name, version })),
    warmUpBars,
    entryWarmUpBars,
    templates: [...templates],
  };
  return JSON.stringify(data);
}

/** Restores a plan from its text. */
export function restorePlan(text: string): FlowPlan {
  const { nodes, warmUpBars, entryWarmUpBars, templates }: PlanData = JSON.parse(text);
  const catalogue = makeCatalogue([...systemNodes, ...templates.map(compiled)]);
  const planned = nodes.map(({ name, version, ...node }): PlannedNode => {
    const definition = catalogue.find(name, version);
    if (definition === undefined) throw new TypeError(`The plan uses the unknown node ${name} ${version}`);
    return { ...node, definition };
  });
  return { nodes: planned, warmUpBars, entryWarmUpBars };
}

function compiled(template: ExpressionTemplate): NodeDefinition {
  const { node, problems } = compileExpression(template, (name) => systemCatalogue.find(name));
  if (node === undefined) throw new TypeError(`${template.name}: ${problems.map(({ message }) => message).join(", ")}`);
  return node;
}
