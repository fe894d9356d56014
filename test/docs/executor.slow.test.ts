import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MISSING_PYTHON, testPythonIsMissing } from "../engine/python/run-python";
import { childPrograms, type Server } from "../support/child-programs";
import { expectEachTickerOnce, mutate, readRun, runOf, startExecutor, tickersOf, untilRun } from "./executor-program";
import { type Fault, throughUnreliableProxy } from "./unreliable-proxy";

const OWN_STRATEGY = `
from executor import RunFailed, main
RESULTS = {
    "T2": {"passed": True, "score": float("nan")},
    "T3": {"passed": True, "classification": "x" * 101},
    "T4": {"passed": True, "score": "six"},
    "T5": {"score": 1},
    "T6": {"passed": True, "metrics": {"text": "x" * 9000}},
    "T7": {"passed": True, "metrics": {"text": "x" * 2_000_000}},
    "T8": {"passed": True, "classification": "nul \\0"},
    "T9": {"passed": True, "unknown": 1},
}
def evaluate(ticker, params):
    if ticker == "T10":
        raise ValueError("no prices")
    if ticker == params.get("last"):
        raise RunFailed("the data is gone")
    return RESULTS.get(ticker, {"passed": True})
raise SystemExit(main(evaluate))
`;

jest.setTimeout(300_000);

if (MISSING_PYTHON === undefined) describe("executor.py", testExecutor);
else testPythonIsMissing("executor.py");

function testExecutor(): void {
  const programs = childPrograms();
  const TICKERS = tickersOf(40);
  let server: Server;
  let dataDir: string;
  let folder: string;

  beforeAll(async () => {
    dataDir = await programs.dataDir();
    folder = dirname(dataDir);
    server = await programs.startServer({ DATA_DIR: dataDir, SAMPLE_PRICES: "off" });
  });

  /** Options of an executor with a state file and a strategy of its own. */
  const optionsOf = (name: string, seconds = 0) => ({
    state: join(folder, `${name}.json`),
    strategy: name,
    tickers: TICKERS.join(","),
    params: JSON.stringify({ seconds }),
    "batch-size": 4,
  });

  const start = (options: ReturnType<typeof optionsOf>, url = server.url) => startExecutor(programs, url, options);

  /** Holds the answers to the start, to the batch with the 12th ticker, and to the end, each the first time. */
  function holdings(): (nth: number, body: string) => Fault {
    const rest = ["{ startStrategyRun(", '"ticker": "T12"', "{ completeStrategyRun("];
    return (_, body) => {
      const isHeld = rest[0] !== undefined && body.includes(rest[0]);
      if (isHeld) rest.shift();
      return isHeld ? "held" : "none";
    };
  }

  test("killed in the middle of its start, a batch and its end, it completes with every ticker exactly once", () =>
    throughUnreliableProxy(server.url, holdings(), async ({ url, untilHeld }) => {
      const options = optionsOf("killed");
      for (const point of ["start", "batch", "end"]) {
        const executor = start(options, url);
        await untilHeld();
        expect({ point, ...(await executor.end("SIGKILL")) }).toMatchObject({ point, signal: "SIGKILL" });
        const { executionStatus } = await readRun(server.url, await runOf(server, "killed"));
        expect(executionStatus).toBe(point === "end" ? "COMPLETED" : "RUNNING");
      }
      const { code, output } = await start(options, url).end();
      expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("is COMPLETED: 40/40") });
      expectEachTickerOnce(await readRun(server.url, await runOf(server, "killed")), TICKERS);
      expect(existsSync(options.state)).toBe(false);
    }));

  test("a server that is stopped and started in between gets the rest of the run", async () => {
    const executor = start(optionsOf("stopped", 0.3));
    await executor.waitForOutput(/: 8\/40/);
    await server.end("SIGTERM");
    await executor.waitForOutput(/attempt 3 in/);
    server = await programs.startServer({ DATA_DIR: dataDir, SAMPLE_PRICES: "off", PORT: String(server.port) });
    expect(await executor.end()).toMatchObject({ code: 0 });
    expectEachTickerOnce(await readRun(server.url, await runOf(server, "stopped")), TICKERS);
  });

  test("SIGTERM sends what is evaluated and keeps the rest for the next start", async () => {
    const options = { ...optionsOf("terminated", 0.25), "batch-size": 40 };
    const executor = start(options);
    const id = await runOf(server, "terminated");
    expect(await executor.end("SIGTERM")).toMatchObject({ code: 0 });
    expect(await readRun(server.url, id)).toMatchObject({ executionStatus: "RUNNING" });
    expect(await start({ ...options, params: "{}", tickers: "OTHER" }).end()).toMatchObject({ code: 0 });
    expectEachTickerOnce(await readRun(server.url, id), TICKERS);
  });

  const json = (code: string) => JSON.stringify({ errors: [{ message: "A fault.", extensions: { code } }] });
  const FAULTS: readonly Fault[] = [
    { status: 503, headers: { "retry-after": "1" }, body: json("SERVICE_UNAVAILABLE") },
    "lost", // the start
    { status: 429, headers: { "retry-after": "1" }, body: json("TOO_MANY_REQUESTS") },
    "none",
    { status: 502, body: "<html>Bad gateway</html>" },
    { status: 200, body: json("INTERNAL_SERVER_ERROR") },
    { status: 200, body: '{"data": ' },
    "none", // the sign of life
    "lost", // the tickers
    "none",
    "lost", // the first batch
  ];

  test("answers that are lost or say to come later change nothing, and retry-after is honoured", () =>
    throughUnreliableProxy(
      server.url,
      (nth) => FAULTS[nth] ?? "none",
      async ({ url, requestedAt }) => {
        const executor = start(optionsOf("unreliable"), url);
        expect(await executor.end()).toMatchObject({ code: 0 });
        const [first = 0, second = 0] = requestedAt;
        expect(second - first).toBeGreaterThanOrEqual(1000);
        expect(executor.output()).toContain("recorded 0 of 4: 4/40");
        expectEachTickerOnce(await readRun(server.url, await runOf(server, "unreliable")), TICKERS);
      },
    ));

  test("internal errors without end stop it; the next start goes on", async () => {
    const body = json("INTERNAL_SERVER_ERROR");
    // Otherwise the pauses would grow to 30 seconds.
    const headers = { "retry-after": "0" };
    const fault = { status: 200, headers, body };
    await throughUnreliableProxy(
      server.url,
      (nth) => (nth < 11 ? fault : "none"),
      async ({ url }) => {
        const options = optionsOf("internal");
        expect(await start(options, url).end()).toMatchObject({ code: 1 });
        expect(await start(options, url).end()).toMatchObject({ code: 0 });
      },
    );
  });

  test("signs of life keep a run fresh while one ticker takes long", async () => {
    const executor = startExecutor(programs, server.url, { ...optionsOf("slow", 600), "heartbeat-seconds": 0.2 });
    const id = await runOf(server, "slow");
    const { lastProgressUpdate } = await readRun(server.url, id);
    const later = await untilRun(server.url, id, (run) => run.lastProgressUpdate > lastProgressUpdate);
    await untilRun(server.url, id, (run) => run.lastProgressUpdate > later.lastProgressUpdate);
    await executor.end("SIGKILL");
    expect((await readRun(server.url, id)).processedCount).toBe(0);
  });

  describe("a run that ends without its executor", () => {
    async function interrupted(name: string) {
      const options = optionsOf(name);
      const faultOf = (_: number, body: string) => (body.includes('"ticker": "T12"') ? "held" : "none");
      await throughUnreliableProxy(server.url, faultOf, async ({ url, untilHeld }) => {
        const executor = start(options, url);
        await untilHeld();
        await executor.end("SIGKILL");
      });
      const { runId, leaseEpoch } = JSON.parse(await readFile(options.state, "utf8"));
      return { options, runId, leaseEpoch };
    }

    test("as lost is resumed under a new lease, and completed", async () => {
      const { options, runId, leaseEpoch } = await interrupted("lost");
      const end = { runId, leaseEpoch, exitStatus: "worker_lost" };
      await mutate(server, "failStrategyRun", "FinishStrategyRunInput", end);
      const { code, output } = await start(options).end();
      expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("with lease 2") });
      expectEachTickerOnce(await readRun(server.url, runId), TICKERS);
    });

    test("by a cancellation ends its executor", async () => {
      const { options, runId } = await interrupted("cancelled");
      await mutate(server, "cancelStrategyRun", "StrategyRunInput", { runId });
      const { code, output } = await start(options).end();
      expect({ code, output }).toMatchObject({ code: 3, output: expect.stringContaining("RUN_TERMINAL") });
      expect(existsSync(options.state)).toBe(false);
    });

    test("is taken over by another executor; the first one then has lost its lease", async () => {
      const { options, runId } = await interrupted("taken");
      await mutate(server, "cancelStrategyRun", "StrategyRunInput", { runId });
      const other = { state: join(folder, "other.json"), run: runId };
      expect(await startExecutor(programs, server.url, other).end()).toMatchObject({ code: 0 });
      const { code, output } = await start(options).end();
      expect({ code, output }).toMatchObject({ code: 3, output: expect.stringContaining("LEASE_LOST") });
      expectEachTickerOnce(await readRun(server.url, runId), TICKERS);
    });
  });

  test("two processes do not use one state", async () => {
    const options = optionsOf("twice", 600);
    const first = start(options);
    await first.waitForOutput(/started run/);
    expect(await start(options).end()).toMatchObject({ code: 2, output: expect.stringContaining("Another process") });
    await first.end("SIGKILL");
  });

  describe("a strategy of one's own", () => {
    const startOwn = async (name: string, params: object) => {
      const script = join(folder, `${name}.py`);
      await writeFile(script, OWN_STRATEGY);
      return startExecutor(programs, server.url, { ...optionsOf(name), params: JSON.stringify(params) }, script);
    };

    test("has results that cannot be stored: each is an error of its ticker alone", async () => {
      expect(await (await startOwn("invalid", {})).end()).toMatchObject({ code: 0 });
      const run = await readRun(server.url, await runOf(server, "invalid"));
      expectEachTickerOnce(run, TICKERS);
      const errors = run.progress.nodes.filter(({ outcome }) => outcome === "ERROR").map(({ ticker }) => ticker);
      expect(errors).toEqual(["T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10"]);
    });

    test("fails its run: what was evaluated before is kept", async () => {
      expect(await (await startOwn("failing", { last: "T15" })).end()).toMatchObject({ code: 3 });
      const run = await readRun(server.url, await runOf(server, "failing"));
      expect(run).toMatchObject({ executionStatus: "FAILED", processedCount: 14, errorMessage: "the data is gone" });
    });
  });

  test("mistakes that nothing can mend are reported, and nothing is repeated", async () => {
    const refused = await start({ ...optionsOf("refused"), tickers: "NOT!VALID" }).end();
    expect(refused).toMatchObject({ code: 2, output: expect.stringContaining("INVALID_VALUE") });
    const unknown = { state: join(folder, "unknown.json"), run: "00000000-0000-4000-8000-000000000000" };
    const taken = await startExecutor(programs, server.url, unknown).end();
    expect(taken).toMatchObject({ code: 2, output: expect.stringContaining("NOT_FOUND") });
  });
}
