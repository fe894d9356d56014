import type { PythonFunction } from "../nodes/python-function";

/** Replaces values that are not finite where an expression passes or returns them. */
export const finiteOrNanPython: PythonFunction = {
  name: "known",
  uses: [],
  source: `
def known(value):
    """The value, or nan if it is not a finite number."""
    return value if isfinite(value) else nan
`,
};
