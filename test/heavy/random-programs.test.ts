import { join } from "node:path";
import { runPython } from "../engine/python/run-python";

const FOLDER = join(__dirname, "../builder/python-validator/reach/search.py");
const CHECKER = join(__dirname, "../../src/builder/python-validator/python");
const SECONDS = 3600;

test(
  "an hour of random programs that the rules accept reaches nothing that they must not reach",
  () => {
    const seed = Date.now() % 1_000_000_000;
    const { found } = JSON.parse(runPython([FOLDER, CHECKER, String(seed), String(SECONDS)]));
    expect({ seed, found }).toEqual({ seed, found: [] });
  },
  (SECONDS + 60) * 1000,
);
