import { Role } from "../../../src/identity";
import { startedRun } from "../../runs/run-client";
import { type Asker, testApp } from "../../support/test-app";
import { sendStart } from "./send-start";

const app = testApp({ isOpen: false });
/** The default of MAX_REQUESTS_PER_USER. */
const MAX = 50;

async function post(asker: Asker, query: string, signal?: AbortSignal) {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${asker.token}` },
    body: JSON.stringify({ query }),
    ...(signal && { signal }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  const retryAfter = response.headers.get("retry-after");
  return { status: response.status, code: errors?.[0]?.extensions.code ?? null, retryAfter };
}
const wait = async (asker: Asker, waitMs = 20_000) =>
  `{ strategyRunDelta(runId: "${await startedRun(app, {}, asker)}", sinceRevision: 1, waitMs: ${waitMs}) { changed } }`;
const VIEWER = "{ viewer { id } }";
const ANSWERED = { status: 200, code: null, retryAfter: null };
const REFUSED = { status: 429, code: "TOO_MANY_REQUESTS", retryAfter: "1" };

/** Asks until the answer is the expected one: connections end a moment after a request was given up. */
async function eventually(asker: Asker, expected: object) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const answer = await post(asker, VIEWER);
    if (JSON.stringify(answer) === JSON.stringify(expected)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await post(asker, VIEWER)).toEqual(expected);
}

test("a USER may have 50 requests in flight; those of others and of other roles do not count", async () => {
  const [user, other, service] = [await app.asker(), await app.asker(), await app.asker(Role.SERVICE)];
  const query = await wait(user);
  const leaving = new AbortController();
  const waiting = Array.from({ length: MAX }, () => post(user, query, leaving.signal).catch(() => null));
  await eventually(user, REFUSED);
  expect(await post(other, VIEWER)).toEqual(ANSWERED);
  const serviceQuery = await wait(service, 3000);
  const polls = Array.from({ length: MAX + 10 }, () => post(service, serviceQuery));
  expect(await post(service, VIEWER)).toEqual(ANSWERED);
  expect(await Promise.all(polls)).toEqual(polls.map(() => ANSWERED));
  leaving.abort();
  await Promise.all(waiting);
  await eventually(user, ANSWERED);
});

test("requests whose body never ends count as well, and are ended after a while", async () => {
  const user = await app.asker();
  const head = `POST /graphql HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${user.token}\r\n`;
  const start = `${head}content-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query": "`;
  const answers = Array.from({ length: MAX }, () => sendStart(app.url, start));
  await eventually(user, REFUSED);
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1.1 408 /);
  await eventually(user, ANSWERED);
}, 60_000);
