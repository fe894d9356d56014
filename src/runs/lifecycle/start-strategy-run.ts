import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { checkTickers } from "../../market";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { createRun, type RunDraft } from "./create-run";
import type { StartStrategyRunInput } from "./strategy-run.input";
import type { StartStrategyRunPayload } from "./strategy-run-payload.type";

/** Starts a run that an external executor carries out and reports. It is RUNNING at once. */
export async function startStrategyRun(
  db: EntityManager,
  viewer: Viewer,
  input: StartStrategyRunInput,
): Promise<Partial<StartStrategyRunPayload>> {
  const draft = draftOf(input);
  const created = await db.transaction((tx) => createRun(tx, viewer, draft));
  return { ...created, leaseEpoch: created.run.leaseEpoch };
}

function draftOf(input: StartStrategyRunInput): RunDraft {
  const tickers = input.tickers == null ? null : checkTickers(input.tickers, (index) => `input.tickers.${index}`);
  return {
    strategyCode: input.strategyCode,
    version: input.version,
    params: input.params,
    universeSource: input.universeSource ?? (tickers === null ? null : "list"),
    tickers,
    totalCount: totalOf(tickers, input.totalCount ?? null),
    minScore: input.minScore ?? null,
    executor: "external",
    asOf: null,
    idempotencyKey: input.idempotencyKey ?? null,
    idempotentInput: input,
  };
}

/** The number of tickers to process, 0 if it is unknown. */
function totalOf(tickers: readonly string[] | null, totalCount: number | null): number {
  if (tickers === null) return totalCount ?? 0;
  if (tickers.length === 0) {
    const message = "The universe is empty: list at least one ticker, or omit tickers.";
    refuse(ErrorCode.REQUIRED, "input.tickers", message);
  }
  if (totalCount !== null && totalCount !== tickers.length) {
    const message = `totalCount is ${totalCount}, but tickers lists ${tickers.length}; omit one of them.`;
    refuse(ErrorCode.INVALID_VALUE, "input.totalCount", message);
  }
  return tickers.length;
}
