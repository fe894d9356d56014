import { resolve } from "node:path";
import {
  makeThreadPool,
  TaskStopped,
  type ThreadPool,
  type ThreadPoolOptions,
} from "../../../src/platform/threads/thread-pool";
import { ThreadPoolUnavailable } from "../../../src/platform/threads/thread-pool-unavailable";

const opened: ThreadPool[] = [];
const ANNA = { owner: "anna" };
const BERT = { owner: "bert" };

function open(options: Partial<ThreadPoolOptions> = {}): ThreadPool {
  const filename = resolve(__dirname, "sample-tasks.ts");
  const pool = makeThreadPool({ filename, size: 1, timeoutMs: 20_000, memoryMb: 64, ...options });
  opened.push(pool);
  return pool;
}

/** Waits for the first task of a pool, so that later tasks find a thread. */
async function warmUp(pool: ThreadPool): Promise<void> {
  expect(await pool.run("double", 21, ANNA)).toBe(42);
}

afterEach(() => Promise.all(opened.splice(0).map((pool) => pool.close())));

test("returns the result of a task", async () => {
  await warmUp(open());
});

test("throws what a task throws, and runs the next task", async () => {
  const pool = open();
  await expect(pool.run("fail", "no such bar", ANNA)).rejects.toMatchObject({
    name: "RangeError",
    message: "no such bar",
  });
  await warmUp(pool);
});

test("terminates a task that takes too long, and runs the next task on a new thread", async () => {
  const pool = open({ timeoutMs: 2000 });
  const running = pool.run("runForever", null, ANNA);
  const next = pool.run("double", 4, ANNA);
  await expect(running).rejects.toEqual(new TaskStopped("took longer than 2 seconds"));
  expect(await next).toBe(8);
});

test("stops a task that needs too much memory, and runs the next task on a new thread", async () => {
  const pool = open();
  await expect(pool.run("fillMemory", null, ANNA)).rejects.toEqual(new TaskStopped("needed more than 64 MB of memory"));
  await warmUp(pool);
});

test("rejects the task of a thread that ends, and runs the next task on a new thread", async () => {
  const pool = open();
  await expect(pool.run("endThread", null, ANNA)).rejects.toThrow("3");
  await warmUp(pool);
});

test("reports a thread that cannot start, instead of waiting for it", async () => {
  const pool = open({ memoryMb: 1 });
  await expect(pool.run("double", 1, ANNA)).rejects.toThrow();
});

test("gives owners turns, however many tasks one of them has", async () => {
  const pool = open();
  await warmUp(pool);
  const order: string[] = [];
  const run = (caller: typeof ANNA) => pool.run("sleep", 20, caller).then(() => order.push(caller.owner));
  await Promise.all([...Array.from({ length: 5 }, () => run(ANNA)), run(BERT)]);
  expect(order.indexOf("bert")).toBeLessThanOrEqual(2);
});

test("rejects tasks above the limits of the queue", async () => {
  const pool = open({ maxWaiting: 3, maxWaitingPerOwner: 2 });
  const sent = [ANNA, ANNA, ANNA, ANNA, BERT, BERT].map((caller) => pool.run("sleep", 10, caller));
  const outcomes = await Promise.allSettled(sent);
  expect(outcomes.map(({ status }) => status)).toEqual([
    ...["fulfilled", "fulfilled", "fulfilled", "rejected", "fulfilled", "rejected"],
  ]);
  expect(outcomes[3]).toMatchObject({
    reason: new ThreadPoolUnavailable("You have 2 tasks waiting; try again when one has finished."),
  });
  expect(outcomes[5]).toMatchObject({ reason: new ThreadPoolUnavailable() });
});

test("removes a waiting task whose caller has left", async () => {
  const pool = open();
  const controller = new AbortController();
  const running = pool.run("sleep", 100, ANNA);
  const left = pool.run("double", 1, { ...ANNA, signal: controller.signal });
  controller.abort();
  await expect(left).rejects.toThrow(ThreadPoolUnavailable);
  await running;
  await expect(pool.run("double", 1, { ...ANNA, signal: controller.signal })).rejects.toThrow(ThreadPoolUnavailable);
});

test("rejects running, waiting and later tasks when it is closed", async () => {
  const pool = open();
  const outcomes = Promise.allSettled([pool.run("runForever", null, ANNA), pool.run("double", 1, BERT)]);
  await pool.close();
  for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: expect.any(ThreadPoolUnavailable) });
  await expect(pool.run("double", 1, ANNA)).rejects.toThrow("The server is stopping");
});
