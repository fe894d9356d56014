import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { User } from "../../../identity";
import { Command } from "../../../platform/edge/command";
import { type Connection, connectionOf } from "../../../platform/paging/connection.type";
import { PageArgs } from "../../../platform/paging/page-args.type";
import type { MarketContext } from "../../market-context";
import { SymbolUniverse } from "../../symbols/symbol-universe.entity";
import { SymbolOnboarding } from "../queue/symbol-onboarding.entity";
import { cancelSymbolOnboarding } from "./cancel-symbol-onboarding";
import { onboardSymbols } from "./onboard-symbols";
import {
  OnboardSymbolsInput,
  RetryFailedOnboardingsInput,
  SymbolOnboardingFilter,
  SymbolOnboardingInput,
} from "./onboarding.input";
import {
  OnboardingQueueStats,
  OnboardSymbolsPayload,
  RetryFailedOnboardingsPayload,
  SymbolOnboardingPayload,
} from "./onboarding-payload.type";
import { onboardingQueueStats } from "./onboarding-queue-stats.query";
import { retryFailedOnboardings } from "./retry-failed-onboardings";
import { retrySymbolOnboarding } from "./retry-symbol-onboarding";
import { onboardingBySymbol, requestersByOnboarding } from "./symbol-onboarding.loaders";
import { findOnboarding, listOnboardings } from "./symbol-onboarding.query";
import { waitingByOnboarding } from "./waiting-onboarding.loaders";
import { waitingReason } from "./waiting-reason";

const SymbolOnboardingConnection = connectionOf(SymbolOnboarding, "SymbolOnboarding");

@Resolver(() => SymbolOnboarding)
export class SymbolOnboardingResolver {
  @Query(() => SymbolOnboarding, {
    nullable: true,
    description: "An onboarding job; null when it does not exist or is not visible to the viewer.",
  })
  symbolOnboarding(
    @Arg("id", () => ID, { description: "UUID of the job." }) id: string,
    @Ctx() { db, viewer }: MarketContext,
  ): Promise<SymbolOnboarding | null> {
    return findOnboarding(db, viewer, id);
  }

  @Query(() => SymbolOnboardingConnection, {
    description: "Onboarding jobs that the viewer requested, newest first; an ADMIN sees all jobs.",
  })
  symbolOnboardings(
    @Arg("filter", () => SymbolOnboardingFilter, {
      nullable: true,
      description: "Return only jobs that match the filter.",
    })
    filter: SymbolOnboardingFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: MarketContext,
  ): Promise<Connection<SymbolOnboarding>> {
    return listOnboardings(db, viewer, filter, page);
  }

  @Query(() => OnboardingQueueStats, { description: "Statistics of the onboarding queue over all users." })
  onboardingQueueStats(@Ctx() { db }: MarketContext): Promise<OnboardingQueueStats> {
    return onboardingQueueStats(db);
  }

  @FieldResolver(() => [User], {
    description: "Users who requested the symbol, first request first; only an ADMIN sees users other than themselves.",
  })
  requesters(@Root() job: SymbolOnboarding, @Ctx() ctx: MarketContext): Promise<User[]> {
    return ctx.loaders.get(requestersByOnboarding).load(job.id);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Position among the pending jobs, 1 is next; null when the job is not pending.",
  })
  async positionInQueue(@Root() job: SymbolOnboarding, @Ctx() ctx: MarketContext): Promise<number | null> {
    return (await ctx.loaders.get(waitingByOnboarding).load(job.id))?.position ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why the job is waiting, as a sentence with an estimate if possible; null when it is not pending.",
  })
  async waitingReason(@Root() job: SymbolOnboarding, @Ctx() ctx: MarketContext): Promise<string | null> {
    const waiting = await ctx.loaders.get(waitingByOnboarding).load(job.id);
    return waiting === null ? null : waitingReason(job, waiting, ctx.onboarding);
  }

  @Command(OnboardSymbolsPayload, {
    description:
      "Requests the onboarding of symbols. A symbol that already has a pending or processing job keeps it, and the viewer joins its requesters. A request that would exceed the limits of the queue is rejected with LIMIT_EXCEEDED.",
  })
  onboardSymbols(
    @Arg("input", () => OnboardSymbolsInput, { description: "Symbols and priority." }) input: OnboardSymbolsInput,
    @Ctx() { db, viewer, jobs, onboarding: settings, provider }: MarketContext,
  ): Promise<Partial<OnboardSymbolsPayload>> {
    return onboardSymbols(db, viewer, input, { jobs, settings, provider });
  }

  @Command(SymbolOnboardingPayload, {
    description:
      "Retries a FAILED or CANCELLED job with a full set of attempts, or makes a PENDING job that is backing off after a failure due now. Any other status is an INVALID_TRANSITION, and a newer job for the symbol in the queue a DUPLICATE.",
  })
  retrySymbolOnboarding(
    @Arg("input", () => SymbolOnboardingInput, { description: "Which job." }) input: SymbolOnboardingInput,
    @Ctx() { db, viewer, jobs, onboarding }: MarketContext,
  ): Promise<Partial<SymbolOnboardingPayload>> {
    return retrySymbolOnboarding(db, viewer, input, { jobs, settings: onboarding });
  }

  @Command(RetryFailedOnboardingsPayload, {
    description:
      "Retries FAILED jobs, earliest failures first: those that the viewer requested, or all jobs for an ADMIN. Symbols that have been requested again since are skipped.",
  })
  retryFailedOnboardings(
    @Arg("input", () => RetryFailedOnboardingsInput, { description: "Which jobs." }) input: RetryFailedOnboardingsInput,
    @Ctx() { db, viewer, jobs, onboarding }: MarketContext,
  ): Promise<Partial<RetryFailedOnboardingsPayload>> {
    return retryFailedOnboardings(db, viewer, input, { jobs, settings: onboarding });
  }

  @Command(SymbolOnboardingPayload, {
    description:
      "Cancels a PENDING or PROCESSING job; any other status is an INVALID_TRANSITION. If the job has other requesters, it continues for them: the viewer is removed from it and no longer sees it, and the payload shows it unchanged as PENDING or PROCESSING. The job becomes CANCELLED when its last requester or an ADMIN cancels it.",
  })
  cancelSymbolOnboarding(
    @Arg("input", () => SymbolOnboardingInput, { description: "Which job." }) input: SymbolOnboardingInput,
    @Ctx() { db, viewer }: MarketContext,
  ): Promise<Partial<SymbolOnboardingPayload>> {
    return cancelSymbolOnboarding(db, viewer, input);
  }
}

@Resolver(() => SymbolUniverse)
export class SymbolUniverseOnboardingResolver {
  @FieldResolver(() => SymbolOnboarding, {
    nullable: true,
    description: "The symbol's latest onboarding job that is visible to the viewer; null without one.",
  })
  onboarding(@Root() { symbol }: SymbolUniverse, @Ctx() ctx: MarketContext): Promise<SymbolOnboarding | null> {
    return ctx.loaders.get(onboardingBySymbol).load(symbol);
  }
}
