import type { EntityManager } from "typeorm";
import { builtInStrategies, findStrategy } from "../../engine/strategies/catalogue";
import { resolveParameters } from "../../engine/strategies/resolve-parameters";
import type { Strategy } from "../../engine/strategies/strategy";
import type { Viewer } from "../../identity";
import { latestPriceDateOf, symbolsWithBars } from "../../market";
import { AppError, problem, refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { createRun, findRunOfKey } from "../lifecycle/create-run";
import type { StartStrategyRunPayload } from "../lifecycle/strategy-run-payload.type";
import type { ExecuteStrategyInput } from "./execute-strategy.input";
import { resolveUniverse } from "./resolve-universe";
import { enqueueRemaining } from "./run-chunks";

/** Asks for a run of a built-in strategy; background jobs execute it. The run and its jobs exist both, or neither. */
export async function executeStrategy(
  db: EntityManager,
  viewer: Viewer,
  input: ExecuteStrategyInput,
  jobs: JobQueue,
): Promise<Partial<StartStrategyRunPayload>> {
  const strategy = strategyOf(input);
  const params = parametersOf(strategy, input.params);
  const key = { idempotencyKey: input.idempotencyKey ?? null, idempotentInput: input };
  // Before the universe is read: what a source holds, and which prices there are, may have changed since the first call.
  const earlier = await findRunOfKey(db, viewer, key);
  if (earlier !== null) return { run: earlier, wasDeduplicated: true, leaseEpoch: earlier.leaseEpoch };
  const universe = await resolveUniverse(db, viewer, input.universe);
  const asOf = input.asOf ?? (await latestPriceDateOf(db, universe.tickers));
  if (asOf === null || (await symbolsWithBars(db, universe.tickers, asOf)).length === 0) {
    const message = `None of the ${universe.tickers.length} tickers has prices${asOf === null ? "" : ` up to ${asOf}`}.`;
    refuse(ErrorCode.NO_MARKET_DATA, "input.universe", message);
  }
  return db.transaction(async (tx) => {
    const created = await createRun(tx, viewer, {
      strategyCode: strategy.code,
      version: strategy.version,
      params,
      universeSource: universe.source,
      tickers: universe.tickers,
      totalCount: universe.tickers.length,
      minScore: input.minScore ?? strategy.defaultMinScore,
      executor: "server",
      asOf,
      ...key,
    });
    const { id: runId, leaseEpoch } = created.run;
    if (!created.wasDeduplicated) await enqueueRemaining(tx, jobs, { runId, leaseEpoch });
    return { ...created, leaseEpoch };
  });
}

function strategyOf({ strategyCode, instanceId }: ExecuteStrategyInput): Strategy {
  if ((strategyCode == null) === (instanceId == null)) {
    refuse(ErrorCode.REQUIRED, "input.strategyCode", "Give either a strategyCode or an instanceId.");
  }
  if (strategyCode == null) {
    refuse(ErrorCode.FEATURE_DISABLED, "input.instanceId", "This version cannot execute strategy instances yet.");
  }
  const known = builtInStrategies.map(({ code }) => code).join(", ");
  const message = `There is no strategy "${strategyCode}"; the built-in ones are ${known}.`;
  return findStrategy(strategyCode) ?? refuse(ErrorCode.NOT_FOUND, "input.strategyCode", message);
}

function parametersOf(strategy: Strategy, given: Record<string, unknown> | null | undefined): Record<string, number> {
  const resolved = resolveParameters(strategy, given ?? {});
  if (resolved.ok) return { ...resolved.parameters };
  throw new AppError(
    resolved.problems.map(({ code, field, message }) =>
      problem(ErrorCode[code], ["input.params", field].filter(Boolean).join("."), message),
    ),
  );
}
