/**
 * A function of the generated Python: standard library only, CPython 3.9 and later, one `def` (or a small class) at the
 * margin, four spaces, at most 100 columns, with a docstring. A series is a list of floats with NaN for unknown; a
 * condition a list of True, False or None for unknown; a signal a list of bools. A node with one output returns its list,
 * one with several a tuple in the order of its ports.
 */
export interface PythonFunction {
  readonly name: string;
  readonly source: string;
  /** Functions that it calls; they are written above it, each once. */
  readonly uses: readonly PythonFunction[];
}
