import {
  CancelRunDocument,
  type FollowRunQuery,
  RunReportDocument,
  StartBreakoutRunDocument,
  type StartBreakoutRunMutationVariables,
} from "../../src/demo/generated/graphql";
import { type Endpoint, postDocument } from "../../src/demo/post-document";
import { sampleTickers } from "../../src/demo/sample-tickers";
import { testApp } from "../support/test-app";

const app = testApp({ samples: 20 });

const endpoint: Endpoint = {
  get url() {
    return `${app.url}/graphql`;
  },
  token: undefined,
};

/** `true` if both types are the same; the assertions below are checked by `npm run check:types`. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

test("the generated types have the scalars, enums and nullability of the schema", () => {
  type Run = NonNullable<FollowRunQuery["strategyRunDelta"]>["run"];
  const isSame: [
    Same<StartBreakoutRunMutationVariables["asOf"], string | null | undefined>,
    Same<Run["executionStatus"], "ARCHIVED" | "CANCELLED" | "COMPLETED" | "FAILED" | "PENDING" | "RUNNING">,
    Same<Run["progressPercent"], number>,
    Same<Run["currentTicker"], string | null>,
  ] = [true, true, true, true];
  expect(isSame).not.toContain(false);
});

test("a generated document starts a run, reads it back and cancels it with plain fetch", async () => {
  const { executeStrategy } = await postDocument(endpoint, StartBreakoutRunDocument, {
    tickers: sampleTickers(5),
    asOf: "2018-05-11",
  });
  expect(executeStrategy).toEqual({ run: { id: expect.any(String), totalCount: 5 }, userErrors: [] });

  const runId = executeStrategy.run!.id;
  const { strategyRun } = await postDocument(endpoint, RunReportDocument, { runId });
  expect(strategyRun).toMatchObject({ totalCount: 5 });

  // A worker may have been faster than this test; the refusal is then a valid answer too.
  const { cancelStrategyRun } = await postDocument(endpoint, CancelRunDocument, { runId });
  expect(cancelStrategyRun.run !== null || cancelStrategyRun.userErrors.length > 0).toBe(true);
});
