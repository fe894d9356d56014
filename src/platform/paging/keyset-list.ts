import type { EntityTarget, ObjectLiteral } from "typeorm";

/** A piece of a WHERE clause; it hands each value to `bind` and writes the placeholder that it gets in its place. */
export type Condition = (bind: Bind) => string;
export type Bind = (value: unknown) => string;

/**
 * The order of a list: one or more expressions that all run in one direction, the last of them unique. None may be
 * null: wrap a nullable column in `coalesce`. The types bring the keys of a cursor back from text.
 */
export interface KeysetOrder {
  /** Names the order in its cursors, so that a cursor of another order is refused. */
  readonly name: string;
  readonly direction: "ASC" | "DESC";
  readonly keys: readonly { readonly expression: string; readonly type: string }[];
}

/** What a list is made of: a name, a table under an alias, conditions and an order. */
export interface KeysetList<T extends ObjectLiteral> {
  /** Name of the function that reads it; its statements carry the name. */
  readonly name: string;
  readonly entity: EntityTarget<T>;
  readonly alias: string;
  readonly where: readonly (Condition | false | null | undefined)[];
  readonly order: KeysetOrder;
}

/** Starts the parameters of a statement: what was bound so far, and how to bind more. */
export function parameters(...first: unknown[]): { readonly values: unknown[]; readonly bind: Bind } {
  const values = [...first];
  return { values, bind: (value) => `$${values.push(value)}` };
}

/** The conditions as one SQL expression. */
export function conjunction(conditions: KeysetList<ObjectLiteral>["where"], bind: Bind): string {
  const written = conditions.filter((condition) => typeof condition === "function").map((condition) => condition(bind));
  return written.length === 0 ? "true" : written.map((sql) => `(${sql})`).join("\n      and ");
}
