import {
  type FieldNode,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  TypeNameMetaFieldDef,
} from "graphql";
import { collectFields, collectSubfields } from "graphql/execution/collectFields.js";
import { type ExecutionContext, getFieldDef } from "graphql/execution/execute.js";

/** The type of a value, in the form that execution reads fastest: graphql-js compares classes for each value. */
export type Shape = { readonly isNonNull: boolean } & (
  | { readonly kind: "leaf"; readonly type: GraphQLLeafType }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "object"; readonly selection: SelectionPlan }
);

/** One field of a selection set, with everything that does not depend on the parent object. */
export interface FieldPlan {
  readonly responseKey: string;
  readonly definition: GraphQLField<unknown, unknown>;
  /** All nodes with this response key in the selection set; their selections are merged. */
  readonly nodes: readonly FieldNode[];
  readonly shape: Shape;
  /** The value of `__typename`; null for all other fields. */
  readonly typename: string | null;
  /** The type of a field without a resolver whose value is a leaf; null for all other fields. */
  readonly leaf: GraphQLLeafType | null;
}

export interface SelectionPlan {
  readonly type: GraphQLObjectType;
  readonly fields: readonly FieldPlan[];
}

/**
 * Plans an operation: which fields are read of which type. graphql-js decides which fields those are, so directives and
 * fragments have its meaning; the plan holds for equal values of the variables in `@skip` and `@include`.
 *
 * Returns null if a field has an abstract type, because the type of its objects is known only during execution, or if it
 * is called `__proto__`.
 */
export function planOperation(request: ExecutionContext): SelectionPlan | null {
  const { schema, fragments, variableValues, operation } = request;
  const type = schema.getRootType(operation.operation);
  if (type == null) return null;
  return planSelection(request, type, collectFields(schema, fragments, variableValues, type, operation.selectionSet));
}

function planSelection(
  request: ExecutionContext,
  type: GraphQLObjectType,
  collected: ReadonlyMap<string, readonly FieldNode[]>,
): SelectionPlan | null {
  const fields: FieldPlan[] = [];
  for (const [responseKey, nodes] of collected) {
    const definition = getFieldDef(request.schema, type, nodes[0] as FieldNode);
    // As in graphql-js, a field that the type does not have is left out. Validation refuses such documents.
    if (definition == null) continue;
    // As a key of the response it would be the prototype.
    if (responseKey === "__proto__") return null;
    const shape = shapeOf(request, definition.type, nodes);
    if (shape === null) return null;
    const typename = definition === TypeNameMetaFieldDef ? type.name : null;
    const leaf = definition.resolve === undefined && shape.kind === "leaf" ? shape.type : null;
    fields.push({ responseKey, definition, nodes, shape, typename, leaf });
  }
  return { type, fields };
}

function shapeOf(request: ExecutionContext, type: GraphQLOutputType, nodes: readonly FieldNode[]): Shape | null {
  const isNonNull = isNonNullType(type);
  const nullable = isNonNull ? type.ofType : type;
  if (isLeafType(nullable)) return { kind: "leaf", isNonNull, type: nullable };
  if (isListType(nullable)) {
    const item = shapeOf(request, nullable.ofType, nodes);
    return item && { kind: "list", isNonNull, item };
  }
  if (!isObjectType(nullable)) return null;
  const { schema, fragments, variableValues } = request;
  const collected = collectSubfields(schema, fragments, variableValues, nullable, nodes);
  const selection = planSelection(request, nullable, collected);
  return selection && { kind: "object", isNonNull, selection };
}
