import { report, startedRun } from "../../runs/run-client";
import { testApp } from "../../support/test-app";

const app = testApp();

const pageOf = (run: string, alias: number) =>
  `page${alias}: strategyRun(id: "${run}") { progress(first: 500) { nodes { errorMessage } } }`;

test("an answer of more than 32 MB is replaced by an error; one below arrives", async () => {
  const run = await startedRun(app);
  const entries = Array.from({ length: 500 }, (_, nth) => ({ ticker: `T${nth}`, errorMessage: "x".repeat(9000) }));
  for (let start = 0; start < 500; start += 100) await report(app, run, entries.slice(start, start + 100));
  const pages = (count: number) => Array.from({ length: count }, (_, alias) => pageOf(run, alias)).join(" ");
  const small = await app.query(`{ ${pages(7)} }`);
  expect(small.status).toBe(200);
  expect(JSON.stringify(small.data).length).toBeGreaterThan(30e6);
  const { data, errors, status } = await app.query(`{ ${pages(8)} }`);
  expect({ status, data, codes: errors?.map(({ extensions }) => extensions.code) }).toEqual({
    status: 400,
    data: undefined,
    codes: ["QUERY_TOO_COMPLEX"],
  });
  expect(errors?.[0]?.message).toBe("The answer would have more than 32 MB. Request smaller pages or fewer fields.");
});
