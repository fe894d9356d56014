import { Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "./context";
import { User } from "./user.entity";

@Resolver()
export class ViewerResolver {
  @Query(() => User, { description: "The user whose token the request carries." })
  viewer(@Ctx() { viewer }: Context): User {
    return viewer.user;
  }
}
