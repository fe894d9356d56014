import type { ColumnName, Columns } from "../series/bar-columns";
import type { Series } from "../series/series";
import type { ParameterRule, ParameterSchemas, Parameters } from "./parameters";
import type { PythonFunction } from "./python-function";

export type NodeType =
  | "INDICATOR"
  | "CONDITION"
  | "SIGNAL"
  | "POSITION"
  | "STOP_LOSS"
  | "STOP_PROFIT"
  | "RISK_MANAGEMENT"
  | "CUSTOM";

/**
 * Type of the values that an edge carries, one value per bar. SERIES: a number, NaN for unknown. BOOLEAN: 1 or 0, NaN
 * for unknown. NUMBER: a constant number. SIGNAL: 1 where the signal is set, otherwise 0, never unknown. A NUMBER can
 * be connected to a SERIES input; otherwise the types must be equal.
 */
export type PortType = "SERIES" | "BOOLEAN" | "NUMBER" | "SIGNAL";

export interface Port {
  readonly name: string;
  readonly type: PortType;
  readonly description: string;
}

export interface InputPort extends Port {
  readonly required: boolean;
  /**
   * Parameter that replaces the input while it is not connected: a string names a column of the bars, a number is a
   * constant series. Such a parameter is not passed to `evaluate` or to the Python function; they receive the series of
   * the port.
   */
  readonly fallback?: string;
}

/** Arguments of an evaluation. Every series has one value per bar, and all have the same length. */
export interface NodeCall {
  readonly columns: Columns;
  /** The series of every connected port and of every port with a fallback. */
  readonly inputs: Readonly<Record<string, Series>>;
  /** Validated, with defaults filled in. */
  readonly params: Parameters;
}

/** The trade that a signal node requests. */
export type SignalKind = "entry_long" | "exit_long" | "entry_short" | "exit_short" | "reverse";

/**
 * A node of the strategy language: its template, its evaluation, and the same evaluation in Python.
 *
 * `evaluate` returns one series per output port. It is pure, takes O(bars · log period), and uses only the current and
 * earlier bars: a prefix of the bars yields the prefix of the outputs. Tests verify this for every node of the
 * catalogue. `python` computes bit-identical results in the same time, up to a constant factor. Its keyword arguments
 * are: each of `columns`, each input port (None if optional and not connected), and each parameter that is not a
 * fallback.
 */
export interface NodeDefinition {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly nodeType: NodeType;
  readonly category: string;
  readonly version: string;
  readonly parameters: ParameterSchemas;
  /** Constraints that JSON Schema cannot express, such as fast_period < slow_period. */
  readonly rules: readonly ParameterRule[];
  /** Columns of the bars that it reads in addition to its ports. */
  readonly columns: readonly ColumnName[];
  /** Whether it reads the dates of the bars; its Python function then also takes `dates`, a list of ISO strings. */
  readonly readsDates?: boolean;
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly Port[];
  /** Signal nodes only. */
  readonly signal?: SignalKind;
  /** Number of bars before all outputs have a value, counted from the first bar on which all inputs have one. */
  warmUp(params: Parameters): number;
  /** The warm-up of outputs that have a value earlier than the slowest one, by their names. */
  earlierOutputs?(params: Parameters): Readonly<Record<string, number>>;
  /** Steps for each bar, at most (see node-steps.ts); stated by nodes that need more than the default. */
  steps?(params: Parameters): number;
  /**
   * Describes the node as part of a sentence: an indicator as a noun phrase ("the 20-bar simple moving average of
   * close"), a condition as a clause ("close crosses above 100"), any other node as an imperative ("buy when …", "risk
   * 2 % of equity"). `inputs` contains the phrase of each connected node or fallback.
   */
  explain(params: Parameters, inputs: Readonly<Record<string, string>>): string;
  evaluate(call: NodeCall): Readonly<Record<string, Series>>;
  readonly python: PythonFunction;
}
