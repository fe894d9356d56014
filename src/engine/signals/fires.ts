import type { PythonFunction } from "../nodes/python-function";
import { takeBuffer } from "../series/scratch-buffers";
import type { Series } from "../series/series";

/** 1 where the condition is true, 0 where it is false or unknown. */
export function fires(condition: Series): Series {
  const result = takeBuffer(condition.length);
  for (let bar = 0; bar < condition.length; bar++) result[bar] = Number(condition[bar] === 1);
  return result;
}

export const firesPython: PythonFunction = {
  name: "fires",
  uses: [],
  source: `
def fires(condition):
    """True where the condition is true, False where it is false or unknown."""
    return [holds is True for holds in condition]
`,
};
