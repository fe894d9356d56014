import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from "graphql";
import type { ExecutionContext } from "graphql/execution/execute.js";
import { LRUCache } from "lru-cache";
import { planOperation, type SelectionPlan } from "./selection-plan";

/** Maximum number of plans, and of characters of their documents: less than 50 MB of memory. */
const LIMITS = { max: 1000, maxSize: 1_000_000 };

/** The plans of the latest queries. */
export class QueryPlans {
  readonly #plans: LRUCache<string, { readonly plan: SelectionPlan | null }>;
  /** Apollo caches parsed documents, so the same text is the same object. */
  readonly #operations = new WeakMap<OperationDefinitionNode, { readonly id: number; readonly conditions: string[] }>();
  #nextId = 0;

  constructor(limits = LIMITS) {
    this.#plans = new LRUCache(limits);
  }

  get size(): number {
    return this.#plans.size;
  }

  /** Returns the plan of a query for its variables; null if graphql-js must execute the operation. */
  find(document: DocumentNode, request: ExecutionContext): SelectionPlan | null {
    const { id, conditions } = this.#known(document, request.operation);
    const key = `${id} ${conditions.map((name) => request.variableValues[name]).join(" ")}`;
    const known = this.#plans.get(key);
    if (known !== undefined) return known.plan;
    const plan = planOperation(request);
    this.#plans.set(key, { plan }, { size: document.loc?.source.body.length || 1 });
    return plan;
  }

  #known(document: DocumentNode, operation: OperationDefinitionNode) {
    const known = this.#operations.get(operation) ?? { id: this.#nextId++, conditions: conditionsOf(document) };
    this.#operations.set(operation, known);
    return known;
  }
}

/** Returns the variables in `@skip` and `@include`, anywhere in the document. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args = [] }) {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
