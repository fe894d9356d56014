import { Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "./context";
import { User } from "./user.entity";

@Resolver()
export class ViewerResolver {
  @Query(() => User, { description: "The user who sends the request, identified by its token." })
  viewer(@Ctx() { viewer }: Context): User {
    return viewer.user;
  }
}
