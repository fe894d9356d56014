import { builderEntities } from "../../builder";
import { User } from "../../identity";
import { marketEntities } from "../../market";
import { runEntities } from "../../runs";

/** The entities of all rooms. */
export const entities = [User, ...marketEntities, ...builderEntities, ...runEntities];
