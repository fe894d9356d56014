import { builderEntities } from "../builder";
import { User } from "../identity";
import { marketEntities } from "../market";
import { runEntities } from "../runs";

/** Every table of every room. */
export const entities = [User, ...marketEntities, ...builderEntities, ...runEntities];
