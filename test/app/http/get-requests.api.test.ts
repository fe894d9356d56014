import { request } from "node:http";
import { Role } from "../../../src/identity";
import { testApp } from "../../support/test-app";

const open = testApp();
const closed = testApp({ isOpen: false });
const QUERY = `query=${encodeURIComponent("{ viewer { role } }")}`;

/** Sends a GET with exactly these headers; fetch would add its own. */
function get(base: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; location?: string; body: string }>((resolve, reject) => {
    request(`${base}${path}`, { headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode as number, location: response.headers.location, body }),
      );
    })
      .on("error", reject)
      .end();
  });
}

describe("a query by GET", () => {
  test.each([
    ["without any header, as programs and old browsers send it", {}],
    ["of a page of the same origin", { "sec-fetch-site": "same-origin" }],
    ["from the address bar", { "sec-fetch-site": "none" }],
    ["of another site that has asked first", { "sec-fetch-site": "cross-site", "apollo-require-preflight": "true" }],
    [
      "with the accept header of urql",
      { accept: "application/graphql-response+json, application/json, multipart/mixed" },
    ],
  ])("%s is answered", async (_, headers) => {
    const { status, body } = await get(open.url, `/graphql?${QUERY}`, headers as Record<string, string>);
    expect([status, JSON.parse(body)]).toEqual([200, { data: { viewer: { role: "ADMIN" } } }]);
  });

  test.each(["cross-site", "same-site"])("that a page of another site forges (%s) is refused", async (site) => {
    const { status, body } = await get(open.url, `/graphql?${QUERY}`, { "sec-fetch-site": site });
    expect([status, JSON.parse(body).errors[0].extensions.code]).toEqual([403, "FORBIDDEN"]);
  });

  test("with a token is answered wherever it comes from, because a page cannot forge that header", async () => {
    const { token } = await closed.asker(Role.USER);
    const headers = { authorization: `Bearer ${token}`, "sec-fetch-site": "cross-site" };
    const { status, body } = await get(closed.url, `/graphql?${QUERY}`, headers);
    expect([status, JSON.parse(body)]).toEqual([200, { data: { viewer: { role: "USER" } } }]);
  });

  test("cannot change anything", async () => {
    const mutation = `query=${encodeURIComponent("mutation { upsertInstruments(input: { instruments: [] }) { userErrors { message } } }")}`;
    expect((await get(open.url, `/graphql?${mutation}`)).status).toBe(405);
  });
});

describe("a POST that a form of another site can send", () => {
  test.each(["text/plain", "application/x-www-form-urlencoded"])("with %s is refused", async (type) => {
    const response = await fetch(`${open.url}/graphql`, {
      method: "POST",
      headers: { "content-type": type },
      body: JSON.stringify({ query: "{ viewer { role } }" }),
    });
    // Fastify reads plain text, which is then no JSON object.
    expect([400, 415]).toContain(response.status);
    expect(await response.json()).toEqual({ errors: [expect.anything()] });
  });
});

describe("a browser", () => {
  test.each(["/", "/graphql"])("that opens %s is sent to GraphiQL, and loads nothing from elsewhere", async (path) => {
    const page = { accept: "text/html,application/xhtml+xml,*/*;q=0.8", "sec-fetch-site": "none" };
    for (const { url } of [open, closed]) {
      expect(await get(url, path, page)).toMatchObject({ status: 302, location: "/graphiql" });
    }
    expect((await get(open.url, "/graphiql", page)).status).toBe(200);
  });

  test("that opens a query in the address bar sees its answer", async () => {
    const { status, body } = await get(open.url, `/graphql?${QUERY}`, { accept: "text/html,*/*;q=0.8" });
    expect([status, JSON.parse(body).data.viewer.role]).toEqual([200, "ADMIN"]);
  });
});

test("an empty operationName is none, as clients send it that send every field", async () => {
  const response = await fetch(`${open.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ viewer { role } }", operationName: "", variables: null }),
  });
  expect(await response.json()).toEqual({ data: { viewer: { role: "ADMIN" } } });
});
