import { setTimeout as sleep } from "node:timers/promises";
import { testApp } from "../../support/test-app";
import { jobOf, onboard, seen } from "./onboarding-queue";

const app = testApp({ works: true });

async function ended(id: string) {
  for (let job = await seen(app, id); ; job = await seen(app, id)) {
    if (job.status !== "PENDING" && job.status !== "PROCESSING") return job;
    await sleep(200);
  }
}

test("a server with a worker onboards symbols from the sample prices", async () => {
  const owner = await app.asker();
  const { onboardings } = await onboard(app, ["syn0001", "AAPL", "^GSPC"], owner);
  const jobs = await Promise.all(onboardings.map((each: { onboarding: { id: string } }) => ended(each.onboarding.id)));
  expect(jobs.map(({ symbol, status, attempts }) => [symbol, status, attempts])).toEqual([
    ["SYN0001", "COMPLETED", 1],
    ["AAPL", "COMPLETED", 1],
    ["^GSPC", "COMPLETED", 1],
  ]);
  const { data } = await app.query(
    `{ symbols(first: 5) { nodes { symbol addedSource assetType latestBar { close } dailyMetrics { currentPrice } onboarding { status } } } }`,
    {},
    owner,
  );
  expect(data.symbols.nodes).toHaveLength(3);
  for (const node of data.symbols.nodes) {
    expect(node).toMatchObject({ addedSource: "onboarding", onboarding: { status: "COMPLETED" } });
    expect(Number(node.dailyMetrics.currentPrice)).toBe(Number(node.latestBar.close));
  }
}, 120_000);

test("a requester sees the provider's message about an unknown symbol", async () => {
  const { id } = await jobOf(app, "NOSUCH");
  expect(await ended(id)).toMatchObject({
    status: "FAILED",
    attempts: 1,
    errorMessage: expect.stringMatching(/^There are no sample prices for NOSUCH; available are AAPL/),
  });
}, 120_000);

test("a job without a wake-up job whose worker died is processed by a live worker", async () => {
  const { id } = await jobOf(app, "SYN0002");
  await ended(id);
  // The state after a killed worker: processing, with an expired lease and without a wake-up job.
  await app.database.sql(
    `update market.symbol_onboarding_queue
     set status = 'processing', phase = 'factors', completed_at = null, lease_token = gen_random_uuid(), lease_expires_at = now()
     where id = $1`,
    [id],
  );
  expect(await ended(id)).toMatchObject({ status: "COMPLETED", attempts: 2 });
}, 120_000);

test("a server with a worker sends heartbeats", async () => {
  const { data } = await app.query("{ onboardingQueueStats { liveWorkers } }");
  expect(data.onboardingQueueStats.liveWorkers).toBe(1);
});
