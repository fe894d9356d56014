import { Role } from "./role.enum";
import type { User } from "./user.entity";

/** Who asks. Every verb and query takes it and decides with it what may be seen. */
export interface Viewer {
  readonly id: string;
  readonly role: Role;
  readonly user: User;
}

/** May the viewer see and change what belongs to others? */
export function seesAll(viewer: Viewer): boolean {
  return viewer.role === Role.ADMIN;
}

/** May the viewer write data that all users share, such as prices and instruments? */
export function writesSharedData(viewer: Viewer): boolean {
  return viewer.role === Role.ADMIN || viewer.role === Role.SERVICE;
}
