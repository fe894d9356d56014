import { Field, ID, InterfaceType } from "type-graphql";

/** An object with an id of its own, as Relay and other caching clients refetch it. */
@InterfaceType({
  description: "An object that `node` and `nodes` find by its id, which no object of another type has.",
  // The class of an object has the name of its type.
  resolveType: (object: object) => object.constructor.name,
})
export abstract class Node {
  @Field(() => ID, { description: "UUID of the object." })
  id!: string;
}
