import { GraphQLJSONObject } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import { Command } from "../../../platform/edge/command";
import { type Connection, connectionOf } from "../../../platform/paging/connection.type";
import { PageArgs } from "../../../platform/paging/page-args.type";
import { withinQuota } from "../../../platform/quotas/within-quota";
import { isUuid } from "../../../platform/uuid";
import type { BuilderContext } from "../../builder-context";
import { DRAFT_QUOTA } from "../../builder-quotas";
import { LogicFlowType } from "../../flow/logic-flow.type";
import type { NodeParameters } from "../../flow/node-parameters";
import { withTemplateOwner } from "../../flow/with-template-owner";
import { StrategyInstance } from "../../instances/strategy-instance.entity";
import { strategyInstanceById } from "../../instances/strategy-instance.loaders";
import { maskFlow, maskParameters } from "../../secrets/draft-values";
import { BuilderSession } from "../draft/builder-session.entity";
import { accessesBySession, builderSessionById, revisionsBySession } from "../draft/builder-session.loaders";
import { listBuilderSessions } from "../draft/builder-session.query";
import { BuilderSessionAccess } from "../draft/builder-session-access.entity";
import { BuilderSessionFilter } from "../draft/builder-session-filter.input";
import { BuilderSessionRevision } from "../draft/builder-session-revision.entity";
import { readActiveSession } from "../draft/read-active-session";
import { BuilderSessionInput, RestoreBuilderSessionInput, SaveBuilderSessionInput } from "./builder-session.input";
import { BuilderSessionPayload } from "./builder-session-payload.type";
import { closeBuilderSession } from "./close-builder-session";
import { restoreBuilderSession } from "./restore-builder-session";
import { saveBuilderSession } from "./save-builder-session";

const BuilderSessionConnection = connectionOf(BuilderSession, "BuilderSession");
const BuilderSessionRevisionConnection = connectionOf(BuilderSessionRevision, "BuilderSessionRevision");
const BuilderSessionAccessConnection = connectionOf(BuilderSessionAccess, "BuilderSessionAccess");

@Resolver(() => BuilderSession)
export class BuilderSessionResolver {
  @Query(() => BuilderSession, {
    nullable: true,
    description: "A session by id; null when it does not exist or the viewer does not see it.",
  })
  builderSession(
    @Arg("id", () => ID, { description: "Id of the session." }) id: string,
    @Ctx() ctx: BuilderContext,
  ): Promise<BuilderSession | null> | null {
    return isUuid(id) ? ctx.loaders.get(builderSessionById).load(id) : null;
  }

  @Query(() => BuilderSession, {
    nullable: true,
    description: "The viewer's active session of a strategy, to continue after a crash; null when there is none.",
  })
  activeBuilderSession(
    @Arg("instanceId", () => ID, {
      nullable: true,
      description: "Id of the strategy; null for one that is not saved yet.",
    })
    instanceId: string | null,
    @Ctx() ctx: BuilderContext,
  ): Promise<BuilderSession | null> {
    return readActiveSession(ctx.db, ctx, instanceId);
  }

  @Query(() => BuilderSessionConnection, {
    description:
      "The viewer's sessions, last saved first, including closed and expired ones. restoreBuilderSession reactivates these until 30 days after their last save.",
  })
  builderSessions(
    @Arg("filter", () => BuilderSessionFilter, { nullable: true, description: "Filter of the sessions." })
    filter: BuilderSessionFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: BuilderContext,
  ): Promise<Connection<BuilderSession>> {
    return listBuilderSessions(ctx.db, ctx, filter, page);
  }

  @FieldResolver(() => StrategyInstance, {
    nullable: true,
    description: "Strategy of the draft; null while it is not saved yet.",
  })
  instance(
    @Root() { instanceId }: BuilderSession,
    @Ctx() ctx: BuilderContext,
  ): Promise<StrategyInstance | null> | null {
    return instanceId === null ? null : ctx.loaders.get(strategyInstanceById).load(instanceId);
  }

  @FieldResolver(() => LogicFlowType, { description: "Flow of the draft as last saved, with sensitive values masked." })
  draftLogicFlow(@Root() { draftLogicFlow, userId }: BuilderSession): LogicFlow {
    return withTemplateOwner(maskFlow(draftLogicFlow), userId);
  }

  @FieldResolver(() => GraphQLJSONObject, {
    description: "Parameters of the draft by node id, with sensitive values masked.",
  })
  draftParameters(@Root() { draftParameters }: BuilderSession): NodeParameters {
    return maskParameters(draftParameters);
  }

  @FieldResolver(() => BuilderSessionRevisionConnection, { description: "The last 50 saved drafts, latest first." })
  revisions(
    @Root() { id }: BuilderSession,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() ctx: BuilderContext,
  ): Promise<Connection<BuilderSessionRevision>> {
    return ctx.loaders.get(revisionsBySession).load({ parent: id, args });
  }

  @FieldResolver(() => BuilderSessionAccessConnection, { description: "Access log of the session, latest first." })
  accessLog(
    @Root() { id }: BuilderSession,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() ctx: BuilderContext,
  ): Promise<Connection<BuilderSessionAccess>> {
    return ctx.loaders.get(accessesBySession).load({ parent: id, args });
  }

  @Command(BuilderSessionPayload, {
    description:
      "Saves a draft; the session stays active for 24 hours after its last save. Never overwrites a revision that the caller has not seen.",
  })
  saveBuilderSession(
    @Arg("input", () => SaveBuilderSessionInput, { description: "Draft to save." }) input: SaveBuilderSessionInput,
    @Ctx() ctx: BuilderContext,
  ): Promise<Partial<BuilderSessionPayload>> {
    const { viewer, cipher } = ctx;
    // A save that expects a revision does not start a session.
    if (input.expectedRevision) return saveBuilderSession(ctx.db, viewer, input, cipher);
    return withinQuota(ctx, DRAFT_QUOTA, viewer.id, (db) => saveBuilderSession(db, viewer, input, cipher));
  }

  @Command(BuilderSessionPayload, {
    description:
      "Restores an earlier draft as a new revision, and reactivates a closed or expired session. The last draft of a session has the revision of the session.",
  })
  restoreBuilderSession(
    @Arg("input", () => RestoreBuilderSessionInput, { description: "Draft to restore." })
    input: RestoreBuilderSessionInput,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Partial<BuilderSessionPayload>> {
    return restoreBuilderSession(db, viewer, input);
  }

  @Command(BuilderSessionPayload, {
    description: "Closes a session after its strategy was saved or the draft was abandoned.",
  })
  closeBuilderSession(
    @Arg("input", () => BuilderSessionInput, { description: "Session to close." }) input: BuilderSessionInput,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Partial<BuilderSessionPayload>> {
    return closeBuilderSession(db, viewer, input);
  }
}
