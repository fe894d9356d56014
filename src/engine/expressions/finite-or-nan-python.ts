import type { PythonFunction } from "../nodes/python-function";

/** What grew beyond all numbers is unknown where an expression hands it on. */
export const finiteOrNanPython: PythonFunction = {
  name: "known",
  uses: [],
  source: `
def known(value):
    """The value, or nan when it is no finite number."""
    return value if isfinite(value) else nan
`,
};
