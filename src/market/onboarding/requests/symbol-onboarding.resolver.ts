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
    description: "One job; null when there is none that the viewer sees.",
  })
  symbolOnboarding(
    @Arg("id", () => ID, { description: "The job's id." }) id: string,
    @Ctx() { db, viewer }: MarketContext,
  ): Promise<SymbolOnboarding | null> {
    return findOnboarding(db, viewer, id);
  }

  @Query(() => SymbolOnboardingConnection, {
    description: "The jobs that the viewer asked for, the latest first; all for an ADMIN.",
  })
  symbolOnboardings(
    @Arg("filter", () => SymbolOnboardingFilter, { nullable: true, description: "Which ones." })
    filter: SymbolOnboardingFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: MarketContext,
  ): Promise<Connection<SymbolOnboarding>> {
    return listOnboardings(db, viewer, filter, page);
  }

  @Query(() => OnboardingQueueStats, { description: "The onboarding queue at a glance." })
  onboardingQueueStats(@Ctx() { db }: MarketContext): Promise<OnboardingQueueStats> {
    return onboardingQueueStats(db);
  }

  @FieldResolver(() => [User], { description: "Who asked for it, the first one first. Only an ADMIN sees others." })
  requesters(@Root() job: SymbolOnboarding, @Ctx() ctx: MarketContext): Promise<User[]> {
    return ctx.loaders.get(requestersByOnboarding).load(job.id);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Place among the waiting jobs, 1 is next; null when it does not wait.",
  })
  async positionInQueue(@Root() job: SymbolOnboarding, @Ctx() ctx: MarketContext): Promise<number | null> {
    return (await ctx.loaders.get(waitingByOnboarding).load(job.id))?.position ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it waits, in a sentence, with an estimate; null when it does not.",
  })
  async waitingReason(@Root() job: SymbolOnboarding, @Ctx() ctx: MarketContext): Promise<string | null> {
    const waiting = await ctx.loaders.get(waitingByOnboarding).load(job.id);
    return waiting === null ? null : waitingReason(job, waiting, ctx.onboarding);
  }

  @Command(OnboardSymbolsPayload, {
    description: "Asks for symbols to be made known. Asking twice joins the same job.",
  })
  onboardSymbols(
    @Arg("input", () => OnboardSymbolsInput, { description: "The symbols." }) input: OnboardSymbolsInput,
    @Ctx() { db, viewer, jobs, onboarding: settings, provider }: MarketContext,
  ): Promise<Partial<OnboardSymbolsPayload>> {
    return onboardSymbols(db, viewer, input, { jobs, settings, provider });
  }

  @Command(SymbolOnboardingPayload, {
    description: "Tries a FAILED or CANCELLED job anew, and a PENDING one that waits after a failure now.",
  })
  retrySymbolOnboarding(
    @Arg("input", () => SymbolOnboardingInput, { description: "Which job." }) input: SymbolOnboardingInput,
    @Ctx() { db, viewer, jobs, onboarding }: MarketContext,
  ): Promise<Partial<SymbolOnboardingPayload>> {
    return retrySymbolOnboarding(db, viewer, input, { jobs, settings: onboarding });
  }

  @Command(RetryFailedOnboardingsPayload, {
    description:
      "Tries FAILED jobs anew, those that failed first first: the viewer's own, or everyone's for an ADMIN. A symbol that was asked for again since is left out.",
  })
  retryFailedOnboardings(
    @Arg("input", () => RetryFailedOnboardingsInput, { description: "Which jobs." }) input: RetryFailedOnboardingsInput,
    @Ctx() { db, viewer, jobs, onboarding }: MarketContext,
  ): Promise<Partial<RetryFailedOnboardingsPayload>> {
    return retryFailedOnboardings(db, viewer, input, { jobs, settings: onboarding });
  }

  @Command(SymbolOnboardingPayload, {
    description:
      "Calls off a job that waits or is under way. While others want it too, it goes on for them: the viewer is taken off it and no longer sees it, and it comes back PENDING or PROCESSING. It is CANCELLED with the last who asked for it, or by an ADMIN.",
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
    description: "The symbol's latest job that the viewer sees.",
  })
  onboarding(@Root() { symbol }: SymbolUniverse, @Ctx() ctx: MarketContext): Promise<SymbolOnboarding | null> {
    return ctx.loaders.get(onboardingBySymbol).load(symbol);
  }
}
