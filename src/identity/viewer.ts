import { Role } from "./role.enum";
import type { User } from "./user.entity";

/** The user on whose behalf a request runs. Every verb and query takes it and decides by it what is visible. */
export interface Viewer {
  readonly id: string;
  readonly role: Role;
  readonly user: User;
}

/** Whether the viewer may see and change the data of other users. */
export function seesAll(viewer: Viewer): boolean {
  return viewer.role === Role.ADMIN;
}

/** Whether the viewer may write data that all users share, such as prices and instruments. */
export function writesSharedData(viewer: Viewer): boolean {
  return viewer.role === Role.ADMIN || viewer.role === Role.SERVICE;
}
