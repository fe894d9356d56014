import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findBreakingChanges, buildSchema as readSchema } from "graphql";
import { buildSchema } from "../../src/app/build-schema";

const released = readSchema(readFileSync(join(__dirname, "released.graphql"), "utf8"));

/** A released name is deprecated first; a major version may remove it, together with a new released.graphql. */
test("the schema has no breaking changes since its release", () => {
  expect(findBreakingChanges(released, buildSchema()).map(({ description }) => description)).toEqual([]);
});
