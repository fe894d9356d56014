import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { testApp } from "../../support/test-app";

const FRONTEND = "http://localhost:5173";
const app = testApp({ corsOrigins: [FRONTEND] });
const unasked = testApp();

const preflight = (url: string, origin: string) =>
  fetch(`${url}/graphql`, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  });

describe("a page of an allowed origin", () => {
  test("is told so before it sends a request with a token", async () => {
    const { status, headers } = await preflight(app.url, FRONTEND);
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe(FRONTEND);
    expect(headers.get("access-control-allow-headers")).toContain("authorization");
    expect(headers.get("vary")?.toLowerCase()).toContain("origin");
  });

  test("reads answers, refusals and the request id", async () => {
    for (const query of ["{ viewer { role } }", "{ nothing }"]) {
      const { headers } = await fetch(`${app.url}/graphql`, {
        method: "POST",
        headers: { origin: FRONTEND, "content-type": "application/json" },
        body: JSON.stringify({ query }),
      });
      expect(headers.get("access-control-allow-origin")).toBe(FRONTEND);
      expect(headers.get("access-control-expose-headers")).toContain("x-request-id");
    }
  });

  test("may send queries by GET", async () => {
    const { status, body } = await get("{ viewer { role } }", { origin: FRONTEND, "sec-fetch-site": "cross-site" });
    expect([status, JSON.parse(body.toString())]).toEqual([200, { data: { viewer: { role: "ADMIN" } } }]);
  });
});

test.each(["http://localhost:5174", "https://localhost:5173", "http://localhost:5173.evil.example", "null"])(
  "a page of %s is not allowed",
  async (origin) => {
    expect((await preflight(app.url, origin)).headers.get("access-control-allow-origin")).toBeNull();
  },
);

test("without the setting no origin is allowed", async () => {
  expect((await preflight(unasked.url, FRONTEND)).headers.get("access-control-allow-origin")).toBeNull();
});

/** Sends a GET without the headers that fetch adds, and returns the bytes of the answer. */
function get(query: string, headers: Record<string, string>) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request(`${app.url}/graphql?query=${encodeURIComponent(query)}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode as number, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

describe("compression", () => {
  const LARGE = "{ __schema { types { name description } } }";

  test.each([
    ["br", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
  ])("a large answer for a client that accepts %s has the encoding %s", async (accepted, encoding, decompress) => {
    const plain = await get(LARGE, {});
    const { headers, body } = await get(LARGE, { "accept-encoding": accepted });
    expect(headers).toMatchObject({ "content-encoding": encoding, vary: expect.stringMatching(/accept-encoding/i) });
    expect(decompress(body)).toEqual(plain.body);
    expect(body.length).toBeLessThan(plain.body.length / 3);
  });

  test("a small answer, such as that of a poll, is left as it is", async () => {
    const { headers } = await get("{ viewer { role } }", { "accept-encoding": "br, gzip" });
    expect(headers["content-encoding"]).toBeUndefined();
  });

  test("a compressed body of a request is refused, because its size would be unknown", async () => {
    const { status } = await fetch(`${app.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "content-encoding": "gzip" },
      body: new Uint8Array([31, 139, 8, 0]),
    });
    expect(status).toBeGreaterThanOrEqual(400);
  });
});
