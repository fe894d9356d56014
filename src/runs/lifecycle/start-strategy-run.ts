import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { checkTickers } from "../../market";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { createRun } from "./create-run";
import type { StartStrategyRunInput } from "./strategy-run.input";
import type { StartStrategyRunPayload } from "./strategy-run-payload.type";

/** Starts a run that an outside executor reports; it is RUNNING from the start. */
export async function startStrategyRun(
  db: EntityManager,
  viewer: Viewer,
  input: StartStrategyRunInput,
): Promise<Partial<StartStrategyRunPayload>> {
  const tickers = input.tickers == null ? null : checkTickers(input.tickers, (index) => `input.tickers.${index}`);
  if (tickers?.length === 0) refuse(ErrorCode.REQUIRED, "input.tickers", "The universe holds no tickers.");
  const totalCount = tickers?.length ?? input.totalCount ?? 0;
  if (input.totalCount != null && input.totalCount !== totalCount) {
    const message = `totalCount is ${input.totalCount}, but ${totalCount} tickers are given; leave one of them out.`;
    refuse(ErrorCode.INVALID_VALUE, "input.totalCount", message);
  }
  const created = await db.transaction((tx) =>
    createRun(tx, viewer, {
      strategyCode: input.strategyCode,
      version: input.version,
      params: input.params,
      universeSource: input.universeSource ?? (tickers === null ? null : "list"),
      tickers,
      totalCount,
      minScore: input.minScore ?? null,
      executor: "external",
      asOf: null,
      idempotencyKey: input.idempotencyKey ?? null,
      idempotentInput: input,
    }),
  );
  return { ...created, leaseEpoch: created.run.leaseEpoch };
}
