import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";

/** Seconds for which a browser remembers that it may send requests. */
const MAX_AGE_SECONDS = 600;

/** Lets pages of these origins use the API from a browser (CORS); without any, only pages of this server may. */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: origins.includes("*") ? "*" : [...origins],
    methods: ["GET", "POST"],
    allowedHeaders: [
      "content-type",
      "authorization",
      "x-request-id",
      "apollo-require-preflight",
      "x-apollo-operation-name",
      "apollographql-client-name",
      "apollographql-client-version",
    ],
    exposedHeaders: ["x-request-id", "retry-after"],
    maxAge: MAX_AGE_SECONDS,
  });
}
