import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findBreakingChanges, buildSchema as readSchema } from "graphql";
import { buildSchema } from "../../src/app/build-schema";

const released = readSchema(readFileSync(join(__dirname, "released.graphql"), "utf8"));

/** Released names stay: what may go is marked deprecated first, and goes with the next major version and its own file. */
test("no client of the released schema is broken", () => {
  expect(findBreakingChanges(released, buildSchema()).map(({ description }) => description)).toEqual([]);
});
