import { Role } from "../../../src/identity";
import { testApp } from "../../support/test-app";
import { sendStart } from "./send-start";

const app = testApp({ isOpen: false });

interface Refusal {
  readonly errors: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

async function post(body: string | ReadableStream<Uint8Array>, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    duplex: "half",
  } as RequestInit);
  const { errors } = (await response.json()) as Refusal;
  expect(errors[0]?.extensions.requestId).toBe(response.headers.get("x-request-id"));
  return { status: response.status, code: errors[0]?.extensions.code, message: errors[0]?.message };
}

const bearer = async (role: Role) => ({ authorization: `Bearer ${(await app.asker(role)).token}` });
const padded = (bytes: number) =>
  JSON.stringify({ query: "{ viewer { id } nothing }", variables: { pad: "x".repeat(bytes) } });

describe("a stranger", () => {
  test("is answered before the body was sent, and the connection is closed", async () => {
    const head =
      "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 14000000\r\n\r\n";
    const answers = await Promise.all(Array.from({ length: 100 }, () => sendStart(app.url, `${head}{"query": "`)));
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 401 [\s\S]*UNAUTHENTICATED/);
  });

  test("learns nothing of the limits of bodies", async () => {
    expect(await post(padded(20_000_000))).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  });
});

describe("a body", () => {
  test("of a USER may have 1 MB; the error names the limit", async () => {
    const user = await bearer(Role.USER);
    expect(await post(padded(1_000_000), user)).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED" });
    const refused = await post(padded(1_100_000), user);
    expect(refused).toMatchObject({ status: 413, code: "PAYLOAD_TOO_LARGE" });
    expect(refused.message).toContain("the maximum is 1048576");
  });

  test("of a USER is limited while it is read when its length is not announced", async () => {
    const parts = [padded(2_000_000)];
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = parts.shift();
        if (part === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(part));
      },
    });
    expect(await post(stream, await bearer(Role.USER))).toMatchObject({ status: 413, code: "PAYLOAD_TOO_LARGE" });
  });

  test("of a SERVICE may have 16 MB", async () => {
    const service = await bearer(Role.SERVICE);
    expect(await post(padded(15_000_000), service)).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED" });
    expect(await post(padded(17_000_000), service)).toMatchObject({ status: 413, code: "PAYLOAD_TOO_LARGE" });
  });
});

test.each([
  ["invalid JSON", "{", {}, 400, "BAD_REQUEST"],
  ["an empty body", "", {}, 400, "BAD_REQUEST"],
  ["another content type", "x", { "content-type": "text/csv" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["JSON that is not an object", "7", {}, 400, "BAD_REQUEST"],
])("%s is answered as a GraphQL error with a request id", async (_, body, headers, status, code) => {
  expect(await post(body, { ...(await bearer(Role.USER)), ...headers })).toMatchObject({ status, code });
});

describe("a document", () => {
  test.each([
    ["more than 100,000 characters", `{ viewer { ${"id ".repeat(40_000)} } }`, "the maximum is 100000"],
    ["more than 10,000 tokens", `{ viewer { ${"id ".repeat(11_000)} } }`, "10000 tokens"],
    [
      "more than 20 operations",
      Array.from({ length: 21 }, (_, n) => `query Q${n} { viewer { id } }`).join(" "),
      "21 operations",
    ],
    [
      "an introspection for each of many aliases",
      `{ ${Array.from({ length: 10 }, (_, n) => `a${n}: __schema { types { name } }`).join(" ")} }`,
      "more than 5 times",
    ],
  ])("with %s is refused before it is executed", async (_, query, message) => {
    const refused = await post(JSON.stringify({ query }), await bearer(Role.USER));
    expect(refused.status).toBe(400);
    expect(refused.message).toContain(message);
  });

  test("with a hundred thousand wrong values is the caller's error, with a limited answer", async () => {
    const body = JSON.stringify({
      query: "query ($in: [ExecutionStatus!]) { strategyRuns(filter: { statusIn: $in }) { totalCount } }",
      variables: { in: Array.from({ length: 100_000 }, () => "WRONG") },
    });
    const response = await fetch(`${app.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(await bearer(Role.SERVICE)) },
      body,
    });
    const text = await response.text();
    expect({ status: response.status, isShort: text.length < 50_000 }).toEqual({ status: 400, isShort: true });
    expect(text).toContain("BAD_USER_INPUT");
  });
});
