export { AuthenticationError, authenticate, viewerOf } from "./authenticate";
export type { Context, Source } from "./context";
export { ensureUser } from "./ensure-user";
export { Role } from "./role.enum";
export { jwksKey, secretKey, signToken, type TokenKey } from "./token-key";
export { User } from "./user.entity";
export { userById } from "./user.loaders";
export { seesAll, type Viewer, writesSharedData } from "./viewer";
export { ViewerResolver } from "./viewer.resolver";
