import type { GraphQLResolveInfo } from "graphql";
import { type ClassType, Field, ObjectType } from "type-graphql";
import type { EntityManager } from "typeorm";
import { type Connection, connectionOf } from "../paging/connection.type";
import { readChangeCursor } from "./change-cursor";
import { selectsField } from "./selects-field";

/** One page of a list whose changes can be followed. */
export interface FeedPage<T> extends Connection<T> {
  /** Null if it was not selected. */
  readonly changeCursor: string | null;
}

/** Creates the connection of a list whose changes can be followed. */
export function feedConnectionOf<T extends object>(nodeType: ClassType<T>, name: string) {
  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `Page of a list of ${name} objects.` })
  class FeedConnection extends connectionOf(nodeType, name) {
    @Field(() => String, {
      nullable: true,
      description:
        "Pass it as `changedSince` of a later request with the same other conditions to get what has changed since; every change is returned at least once, whenever it was committed. If you read several pages, take it from the first one. Null in lists below another object.",
    })
    changeCursor?: string | null;
  }
  return FeedConnection;
}

/** Reads the cursor before the page: what becomes visible in between is returned twice instead of never. */
export async function readFeedPage<T>(
  db: EntityManager,
  info: GraphQLResolveInfo,
  read: () => Promise<Connection<T>>,
): Promise<FeedPage<T>> {
  const changeCursor = selectsField(info, "changeCursor") ? await readChangeCursor(db) : null;
  return { ...(await read()), changeCursor };
}
