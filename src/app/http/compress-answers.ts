import { constants } from "node:zlib";
import compress from "@fastify/compress";
import type { FastifyInstance } from "fastify";

/** Answers of polls are smaller. Compressing them would cost more than it saves. */
const MIN_BYTES = 4096;
/** Of 0 to 11. Higher ones take many times as long for a few percent. */
const BROTLI_QUALITY = 4;

/** Compresses large answers for clients that accept it. Bodies of requests are not decompressed: they have a limit. */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    threshold: MIN_BYTES,
    encodings: ["br", "gzip"],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    globalDecompression: false,
  });
}
