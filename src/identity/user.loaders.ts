import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Source } from "./context";
import { User } from "./user.entity";

/** The users with these ids, null for an unknown id; one statement for any number of ids. */
export function userById({ db }: Source): DataLoader<string, User | null> {
  return new DataLoader(async (ids) => {
    const found = await db.find(User, { comment: "userById", where: { id: In([...ids]) } });
    const users = new Map(found.map((user) => [user.id, user]));
    return ids.map((id) => users.get(id) ?? null);
  });
}
