import type { EntityTarget, ObjectLiteral } from "typeorm";

/** Returns one condition of a WHERE clause. Each value is passed to `bind`, which returns its placeholder. */
export type Condition = (bind: Bind) => string;
/** Adds a value to a statement's parameters and returns its placeholder, such as `$3`. */
export type Bind = (value: unknown) => string;

/**
 * The order of a list: one or more expressions, all in the same direction, the last of them unique. None may be null:
 * wrap a nullable column in `coalesce`. The keys of a cursor are text and are cast back to `type`.
 */
export interface KeysetOrder {
  /** Stored in the order's cursors, so that a cursor of another order can be refused. */
  readonly name: string;
  readonly direction: "ASC" | "DESC";
  readonly keys: readonly { readonly expression: string; readonly type: string }[];
}

/** Defines a paged list: the table, its conditions and its order. */
export interface KeysetList<T extends ObjectLiteral> {
  /** Name of the function that reads the list; its statements carry the name. */
  readonly name: string;
  readonly entity: EntityTarget<T>;
  readonly alias: string;
  readonly where: readonly (Condition | false | null | undefined)[];
  readonly order: KeysetOrder;
}

/** Collects the parameters of a statement, beginning with the values that are already known (`$1`, `$2`, …). */
export function parameters(...known: unknown[]): { readonly values: unknown[]; readonly bind: Bind } {
  const values = [...known];
  return { values, bind: (value) => `$${values.push(value)}` };
}

/** Joins the conditions with AND; empty ones (false, null, undefined) are skipped. */
export function conjunction(conditions: KeysetList<ObjectLiteral>["where"], bind: Bind): string {
  const parts = conditions.filter((condition) => typeof condition === "function").map((condition) => condition(bind));
  return parts.length === 0 ? "true" : parts.map((sql) => `(${sql})`).join("\n      and ");
}
