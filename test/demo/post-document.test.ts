import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { EXIT_CODES } from "../../src/demo/demo-error";
import { CancelRunDocument } from "../../src/demo/generated/graphql";
import { postDocument } from "../../src/demo/post-document";

/** Asks a bare HTTP server, the outside world of this client, that answers as the listener says. */
async function ask(listener: RequestListener, signal?: AbortSignal) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  try {
    return await postDocument({ url, token: "secret" }, CancelRunDocument, { runId: "r1" }, signal);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("posts the document's text with its variables and the token as JSON", async () => {
  let seen: unknown;
  const answer = await ask(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { authorization, "content-type": type } = request.headers;
    seen = { method: request.method, authorization, type, ...JSON.parse(body) };
    response.end('{"data":{"cancelStrategyRun":{"run":null,"userErrors":[]}}}');
  });
  expect(seen).toEqual({
    method: "POST",
    authorization: "Bearer secret",
    type: "application/json",
    query: CancelRunDocument.toString(),
    variables: { runId: "r1" },
  });
  expect(answer.cancelStrategyRun).toEqual({ run: null, userErrors: [] });
});

test("a server that is not there is named in a sentence", async () => {
  // Port 9 of this machine: reserved to throw things away, and nothing listens there.
  await expect(
    postDocument({ url: "http://127.0.0.1:9/graphql", token: undefined }, CancelRunDocument, { runId: "r1" }),
  ).rejects.toMatchObject({
    exitCode: EXIT_CODES.noServer,
    message: expect.stringMatching(
      /^No server answers at http:\/\/127\.0\.0\.1:9\/graphql.* Start one with "npm start"/,
    ),
  });
});

test("an answer that is not JSON is no GraphQL endpoint", async () => {
  await expect(ask((_request, response) => response.writeHead(502).end("<html>"))).rejects.toMatchObject({
    exitCode: EXIT_CODES.noServer,
    message: expect.stringMatching(/is no GraphQL endpoint: it answered 502 without JSON/),
  });
});

test("JSON without data is no GraphQL endpoint either", async () => {
  await expect(ask((_request, response) => response.end('{"message":"Not Found"}'))).rejects.toMatchObject({
    exitCode: EXIT_CODES.noServer,
    message: expect.stringMatching(/it sent no data/),
  });
});

test("an error of the server keeps its message and code, and a missing token its remedy", async () => {
  const answer = '{"errors":[{"message":"Sign in first.","extensions":{"code":"UNAUTHENTICATED"}}]}';
  await expect(ask((_request, response) => response.writeHead(401).end(answer))).rejects.toMatchObject({
    exitCode: EXIT_CODES.refused,
    message: "The server refused: Sign in first. (UNAUTHENTICATED) Give a token with --token.",
  });
});

test("an abort by the caller is not blamed on the server", async () => {
  const interrupt = new AbortController();
  const asked = ask(() => interrupt.abort(), interrupt.signal);
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
});
