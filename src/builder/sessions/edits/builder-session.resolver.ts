import { GraphQLJSONObject } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import { Command } from "../../../platform/edge/command";
import { type Connection, connectionOf } from "../../../platform/paging/connection.type";
import { PageArgs } from "../../../platform/paging/page-args.type";
import { isUuid } from "../../../platform/uuid";
import type { BuilderContext } from "../../builder-context";
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
  @Query(() => BuilderSession, { nullable: true, description: "One session; null when there is none that is seen." })
  builderSession(
    @Arg("id", () => ID, { description: "The session's id." }) id: string,
    @Ctx() ctx: BuilderContext,
  ): Promise<BuilderSession | null> | null {
    return isUuid(id) ? ctx.loaders.get(builderSessionById).load(id) : null;
  }

  @Query(() => BuilderSession, {
    nullable: true,
    description: "The viewer's own active session, to go on with after a crash; null when there is none.",
  })
  activeBuilderSession(
    @Arg("instanceId", () => ID, { nullable: true, description: "The strategy; null for one that is not saved yet." })
    instanceId: string | null,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<BuilderSession | null> {
    return readActiveSession(db, viewer, instanceId);
  }

  @Query(() => BuilderSessionConnection, {
    description:
      "The viewer's own sessions, the last saved first: also those that were closed or have expired, which restoreBuilderSession brings back until 30 days after their last save.",
  })
  builderSessions(
    @Arg("filter", () => BuilderSessionFilter, { nullable: true, description: "Which ones." })
    filter: BuilderSessionFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Connection<BuilderSession>> {
    return listBuilderSessions(db, viewer, filter, page);
  }

  @FieldResolver(() => StrategyInstance, { nullable: true, description: "The strategy; null while it is not saved." })
  instance(
    @Root() { instanceId }: BuilderSession,
    @Ctx() ctx: BuilderContext,
  ): Promise<StrategyInstance | null> | null {
    return instanceId === null ? null : ctx.loaders.get(strategyInstanceById).load(instanceId);
  }

  @FieldResolver(() => LogicFlowType, { description: "The drawing as it was last saved; sensitive values masked." })
  draftLogicFlow(@Root() { draftLogicFlow, userId }: BuilderSession): LogicFlow {
    return withTemplateOwner(maskFlow(draftLogicFlow), userId);
  }

  @FieldResolver(() => GraphQLJSONObject, { description: "Parameters by node id; sensitive values masked." })
  draftParameters(@Root() { draftParameters }: BuilderSession): NodeParameters {
    return maskParameters(draftParameters);
  }

  @FieldResolver(() => BuilderSessionRevisionConnection, { description: "The last 50 drafts, the latest first." })
  revisions(
    @Root() { id }: BuilderSession,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() ctx: BuilderContext,
  ): Promise<Connection<BuilderSessionRevision>> {
    return ctx.loaders.get(revisionsBySession).load({ parent: id, args });
  }

  @FieldResolver(() => BuilderSessionAccessConnection, { description: "Who did what with it, the latest first." })
  accessLog(
    @Root() { id }: BuilderSession,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() ctx: BuilderContext,
  ): Promise<Connection<BuilderSessionAccess>> {
    return ctx.loaders.get(accessesBySession).load({ parent: id, args });
  }

  @Command(BuilderSessionPayload, {
    description: "Keeps a draft for 24 hours, or longer with each save. Never overwrites what the caller has not seen.",
  })
  saveBuilderSession(
    @Arg("input", () => SaveBuilderSessionInput, { description: "The draft." }) input: SaveBuilderSessionInput,
    @Ctx() { db, viewer, cipher }: BuilderContext,
  ): Promise<Partial<BuilderSessionPayload>> {
    return saveBuilderSession(db, viewer, input, cipher);
  }

  @Command(BuilderSessionPayload, {
    description:
      "Brings a former draft back, as a new revision. A session that was closed or has expired is active again; its last draft is the one of its own revision.",
  })
  restoreBuilderSession(
    @Arg("input", () => RestoreBuilderSessionInput, { description: "Which draft." }) input: RestoreBuilderSessionInput,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Partial<BuilderSessionPayload>> {
    return restoreBuilderSession(db, viewer, input);
  }

  @Command(BuilderSessionPayload, {
    description: "Ends a session, after its strategy was saved or the draft given up.",
  })
  closeBuilderSession(
    @Arg("input", () => BuilderSessionInput, { description: "Which session." }) input: BuilderSessionInput,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Partial<BuilderSessionPayload>> {
    return closeBuilderSession(db, viewer, input);
  }
}
