import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLResolveInfo,
  locatedError,
} from "graphql";
import { buildResolveInfo, type ExecutionContext } from "graphql/execution/execute.js";
import { getArgumentValues } from "graphql/execution/values.js";
import { inspect } from "graphql/jsutils/inspect.js";
import { isIterableObject } from "graphql/jsutils/isIterableObject.js";
import { isPromise } from "graphql/jsutils/isPromise.js";
import { addPath, type Path, pathToArray } from "graphql/jsutils/Path.js";
import type { FieldPlan, SelectionPlan, Shape } from "./selection-plan";

type Source = Record<string, unknown>;

/**
 * Executes a planned query as section 6 of the GraphQL specification and graphql-js do: the same data, errors and calls
 * of resolvers. The functions correspond to those in graphql-js's execution/execute.js of the same or a similar name.
 */
export function executePlan(
  request: ExecutionContext,
  plan: SelectionPlan,
): ExecutionResult | Promise<ExecutionResult> {
  const { collectedErrors: collected } = request;
  const respond = (data: unknown) =>
    ({ ...(collected.errors.length > 0 && { errors: collected.errors }), data }) as ExecutionResult;
  const fail = (error: unknown) => {
    collected.add(error as GraphQLError, undefined);
    return respond(null);
  };
  try {
    const data = executeFields(request, plan, request.rootValue, undefined);
    return isPromise(data) ? data.then(respond, fail) : respond(data);
  } catch (error) {
    return fail(error);
  }
}

function executeFields(
  request: ExecutionContext,
  plan: SelectionPlan,
  source: unknown,
  path: Path | undefined,
): unknown {
  // Objects of one plan have the same keys in the same order, which V8 handles much faster than objects without prototype.
  const results: Record<string, unknown> = {};
  const isObject = typeof source === "object" && source !== null;
  const pending: string[] = [];
  try {
    for (const field of plan.fields) {
      let result = field.leaf !== null && isObject ? propertyOf(source as Source, field, field.leaf) : field.typename;
      if (result === undefined || result === null) {
        result = executeField(request, plan, field, source, addPath(path, field.responseKey, plan.type.name));
        if (isPromise(result)) pending.push(field.responseKey);
      }
      results[field.responseKey] = result;
    }
  } catch (error) {
    if (pending.length === 0) throw error;
    // The other promises must be handled too, because they may also be rejected.
    return settle(results, pending).finally(() => {
      throw error;
    });
  }
  return pending.length === 0 ? results : settle(results, pending);
}

/** Waits for the promises among the results and replaces them by their values. */
function settle(results: Record<string, unknown>, pending: readonly string[]): Promise<unknown> {
  return Promise.all(pending.map((key) => results[key])).then((values) => {
    for (let index = 0; index < pending.length; index++) results[pending[index] as string] = values[index];
    return results;
  });
}

/** Returns the serialized property; undefined when it needs the complete algorithm: nulls, promises, functions, errors. */
function propertyOf(source: Source, { definition }: FieldPlan, leaf: GraphQLLeafType): unknown {
  const value = source[definition.name];
  if (value == null || typeof value === "function" || value instanceof Error || isPromise(value)) return undefined;
  try {
    return leaf.serialize(value);
  } catch {
    // Serialized again, where the error gets its path.
    return undefined;
  }
}

/** A field of an object in the response. */
interface Position {
  readonly request: ExecutionContext;
  readonly parent: SelectionPlan;
  readonly field: FieldPlan;
  readonly path: Path;
}

function infoOf({ request, parent, field, path }: Position): GraphQLResolveInfo {
  return buildResolveInfo(request, field.definition, field.nodes, parent.type, path);
}

// Below, functions are not given names inside functions: the loader that strips types would set each name at run time.

function executeField(request: ExecutionContext, parent: SelectionPlan, field: FieldPlan, source: unknown, path: Path) {
  const position = { request, parent, field, path };
  try {
    return completePosition(position, field.shape, path, resolveField(position, source));
  } catch (error) {
    return handleError(position, field.shape, path, error);
  }
}

/** Calls the resolver of a field; reads the property of an object if there is none. */
function resolveField(position: Position, source: unknown): unknown {
  const { request, field } = position;
  const { definition, nodes } = field;
  if (definition.resolve === undefined && typeof source === "object" && source !== null) {
    const value = (source as Source)[definition.name];
    if (typeof value !== "function") return value;
  }
  const hasArguments = definition.args.length > 0;
  const args = hasArguments ? getArgumentValues(definition, nodes[0] as never, request.variableValues) : {};
  const resolve = definition.resolve ?? request.fieldResolver;
  return resolve(source, args, request.contextValue, infoOf(position));
}

/** Completes a value, which may be a promise; an error makes it null, or propagates if it must not be null. */
function completePosition(position: Position, shape: Shape, path: Path, value: unknown): unknown {
  if (isPromise(value)) {
    return value.then(
      (resolved) => completePosition(position, shape, path, resolved),
      (error: unknown) => handleError(position, shape, path, error),
    );
  }
  try {
    const completed = completeValue(position, shape, path, value);
    if (!isPromise(completed)) return completed;
    return completed.then(undefined, (error: unknown) => handleError(position, shape, path, error));
  } catch (error) {
    return handleError(position, shape, path, error);
  }
}

function handleError({ request, field }: Position, shape: Shape, path: Path, raw: unknown): null {
  const error = locatedError(raw, field.nodes, pathToArray(path));
  if (shape.isNonNull) throw error;
  request.collectedErrors.add(error, path);
  return null;
}

function nameOf({ parent, field }: Position): string {
  return `${parent.type.name}.${field.definition.name}`;
}

function completeValue(position: Position, shape: Shape, path: Path, value: unknown): unknown {
  if (value instanceof Error) throw value;
  if (value == null) {
    if (!shape.isNonNull) return null;
    throw new Error(`Cannot return null for non-nullable field ${nameOf(position)}.`);
  }
  if (shape.kind === "leaf") return completeLeaf(shape.type, value);
  if (shape.kind === "list") return completeList(position, shape.item, path, value);
  return completeObject(position, shape.selection, path, value);
}

function completeList(position: Position, shape: Shape, path: Path, list: unknown): unknown {
  if (!isIterableObject(list)) {
    throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(position)}".`);
  }
  let containsPromise = false;
  const completed: unknown[] = [];
  for (const item of list) {
    const result = completePosition(position, shape, addPath(path, completed.length, undefined), item);
    if (isPromise(result)) containsPromise = true;
    completed.push(result);
  }
  return containsPromise ? Promise.all(completed) : completed;
}

function completeLeaf(type: GraphQLLeafType, value: unknown): unknown {
  const serialized = type.serialize(value);
  if (serialized != null) return serialized;
  throw new Error(
    `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
  );
}

function completeObject(position: Position, plan: SelectionPlan, path: Path, value: unknown): unknown {
  const { request } = position;
  if (plan.type.isTypeOf == null) return executeFields(request, plan, value, path);
  const isTypeOf = plan.type.isTypeOf(value, request.contextValue, infoOf(position));
  if (isPromise(isTypeOf)) return isTypeOf.then((resolved) => executeIfOfType(position, plan, path, value, resolved));
  return executeIfOfType(position, plan, path, value, isTypeOf);
}

function executeIfOfType(position: Position, plan: SelectionPlan, path: Path, value: unknown, isOfType: boolean) {
  if (isOfType) return executeFields(position.request, plan, value, path);
  const message = `Expected value of type "${plan.type.name}" but got: ${inspect(value)}.`;
  throw new GraphQLError(message, { nodes: position.field.nodes });
}
