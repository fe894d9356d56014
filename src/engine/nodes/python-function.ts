/**
 * A function of the generated Python: standard library only, CPython 3.9 and later, one top-level `def` (or small
 * class), indented by four spaces, at most 100 columns wide, with a docstring. A series is a list of floats with nan
 * for unknown, a condition a list of True, False or None for unknown, a signal a list of bools. A node with one output
 * returns its list, a node with several a tuple in the order of its ports.
 */
export interface PythonFunction {
  readonly name: string;
  readonly source: string;
  /** Functions that it calls; the generated module defines each of them once, before this one. */
  readonly uses: readonly PythonFunction[];
}
