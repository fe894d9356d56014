import type { PythonFunction } from "../nodes/python-function";

/** Python version of indicators/windows/running-sum.ts. */
export const runningSumPython: PythonFunction = {
  name: "RunningSum",
  uses: [],
  source: `
class RunningSum:
    """A running sum without drift: Neumaier's compensated summation."""

    def __init__(self):
        self.sum = 0.0
        self.lost = 0.0

    def add(self, value):
        following = self.sum + value
        if abs(self.sum) >= abs(value):
            self.lost += self.sum - following + value
        else:
            self.lost += value - following + self.sum
        self.sum = following

    def total(self):
        return self.sum + self.lost
`,
};
