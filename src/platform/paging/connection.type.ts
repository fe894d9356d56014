import { type ClassType, Field, Int, ObjectType, Root } from "type-graphql";
import { PageInfo } from "./page-info.type";

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** One page of a list, and how to count the whole of it. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  /** Asks the database; called only when a client selects `totalCount`. */
  readonly countAll: () => Promise<number>;
}

/** Makes the Relay connection type, and its edge type, of a node type. */
export function connectionOf<T extends object>(nodeType: ClassType<T>, name: string) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One ${name} in a list, with its cursor.` })
  class NodeEdge {
    @Field(() => String, { description: "Opaque place of this entry in its list." })
    cursor!: string;

    @Field(() => nodeType, { description: "The entry itself." })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `One page of a list of ${name}.` })
  class NodeConnection {
    @Field(() => [NodeEdge], { description: "The entries of this page with their cursors, in the list's order." })
    edges!: readonly NodeEdge[];

    @Field(() => [nodeType], { description: "The entries of this page, in the list's order." })
    nodes!: readonly T[];

    @Field(() => PageInfo, { description: "Where this page stands in the list." })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: "Entries in the whole list under this filter. Counted only when selected." })
    totalCount(@Root() page: Connection<T>): Promise<number> {
      return page.countAll();
    }
  }
  return NodeConnection;
}
