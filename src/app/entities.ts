import { User } from "../identity";
import { PriceBar } from "../market";
import { runEntities } from "../runs";

/** Every table of every room. */
export const entities = [User, PriceBar, ...runEntities];
