import { type ClassType, Field, Int, ObjectType, Root } from "type-graphql";
import { PageInfo } from "./page-info.type";

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** One page of a list, with a function that counts the whole list. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  /** Queries the database. Called only when a client selects `totalCount`. */
  readonly countAll: () => Promise<number>;
}

/** Creates the Relay connection and edge types of a node type. */
export function connectionOf<T extends object>(nodeType: ClassType<T>, name: string) {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `Entry of a list of ${name} objects, with its cursor.`,
  })
  class NodeEdge {
    @Field(() => String, { description: "Opaque position of this entry in its list, for use as `after`." })
    cursor!: string;

    @Field(() => nodeType, { description: "The entry at this position." })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `Page of a list of ${name} objects.` })
  class NodeConnection {
    @Field(() => [NodeEdge], { description: "Entries of this page with their cursors, in the order of the list." })
    edges!: readonly NodeEdge[];

    @Field(() => [nodeType], { description: "Entries of this page, in the order of the list." })
    nodes!: readonly T[];

    @Field(() => PageInfo, { description: "Position of this page in the list." })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description:
        "Number of entries in the whole list that match the filter. Counted only when this field is selected.",
    })
    totalCount(@Root() page: Connection<T>): Promise<number> {
      return page.countAll();
    }
  }
  return NodeConnection;
}
