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
 * What flows along an edge, always one value a bar: SERIES a number (NaN: unknown), BOOLEAN 1 or 0 (NaN: unknown), NUMBER
 * a number that is the same on every bar, SIGNAL 1 where the signal is given and 0 elsewhere, never unknown.
 * A NUMBER may be connected where a SERIES is wanted; otherwise types must be equal.
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
   * Parameter that stands in while nothing is connected: a text names a column of the bars, a number is a line of that
   * height. Such a parameter is never handed to `evaluate` or to the Python function: the port's series is.
   */
  readonly fallback?: string;
}

/** What a node is asked with: one bar's value an entry in every series, all of one length. */
export interface NodeCall {
  readonly columns: Columns;
  /** A series for every connected port and for every port with a fallback. */
  readonly inputs: Readonly<Record<string, Series>>;
  /** Checked, with every default filled in. */
  readonly params: Parameters;
}

/** What a signal node asks the trader to do. */
export type SignalKind = "entry_long" | "exit_long" | "entry_short" | "exit_short" | "reverse";

/**
 * A node of the strategy language: its template, what it computes, and the same in Python.
 *
 * `evaluate` gives one series an output port. It is pure, linear in bars, and looks at a bar and earlier ones only: a
 * prefix of the bars gives the prefix of the outputs; tests hold every node of the catalogue to that.
 * `python` computes the same to the last bit, operation by operation in the same order, and takes, all by keyword: each of
 * `columns`, each input port (None when optional and unconnected), each parameter that is no fallback.
 */
export interface NodeDefinition {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly nodeType: NodeType;
  readonly category: string;
  readonly version: string;
  readonly parameters: ParameterSchemas;
  /** What JSON Schema cannot say, such as fast_period < slow_period. */
  readonly rules: readonly ParameterRule[];
  /** Columns of the bars that it reads beside its ports. */
  readonly columns: readonly ColumnName[];
  /** Reads the bars' dates; its Python then takes `dates` too, a list of ISO texts. */
  readonly readsDates?: boolean;
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly Port[];
  /** Signal nodes only. */
  readonly signal?: SignalKind;
  /** Bars before all outputs have a value, counted from the first bar on which all inputs have one. */
  warmUp(params: Parameters): number;
  /**
   * In plain words, as part of a sentence: an indicator is a noun phrase ("the 20-bar simple moving average of close"), a
   * condition a clause ("close crosses above 100"), anything else an imperative ("buy when …", "risk 2 % of equity").
   * `inputs` holds the phrases of what is connected, or of the fallback.
   */
  explain(params: Parameters, inputs: Readonly<Record<string, string>>): string;
  evaluate(call: NodeCall): Readonly<Record<string, Series>>;
  readonly python: PythonFunction;
}
