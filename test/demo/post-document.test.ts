import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { EXIT_CODES } from "../../src/demo/demo-error";
import { CancelRunDocument } from "../../src/demo/generated/graphql";
import { postDocument } from "../../src/demo/post-document";

/** Posts a document to a local HTTP server that responds with the listener. */
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

test("posts the text of the document, its variables and the token", async () => {
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

test("reports a server that cannot be reached with its URL", async () => {
  // Port 9 is reserved for the discard protocol; nothing listens there.
  await expect(
    postDocument({ url: "http://127.0.0.1:9/graphql", token: undefined }, CancelRunDocument, { runId: "r1" }),
  ).rejects.toMatchObject({
    exitCode: EXIT_CODES.noServer,
    message: expect.stringMatching(
      /^Cannot reach a server at http:\/\/127\.0\.0\.1:9\/graphql.* Start one with "npm start"/,
    ),
  });
});

test("reports a response that is not JSON", async () => {
  await expect(ask((_request, response) => response.writeHead(502).end("<html>"))).rejects.toMatchObject({
    exitCode: EXIT_CODES.noServer,
    message: expect.stringMatching(/is not a GraphQL endpoint: its response \(status 502\) is not JSON/),
  });
});

test("reports JSON without data", async () => {
  await expect(ask((_request, response) => response.end('{"message":"Not Found"}'))).rejects.toMatchObject({
    exitCode: EXIT_CODES.noServer,
    message: expect.stringMatching(/its response contains no data/),
  });
});

test("reports an error of the server with its message and code, and how to pass a missing token", async () => {
  const answer = '{"errors":[{"message":"Sign in first.","extensions":{"code":"UNAUTHENTICATED"}}]}';
  await expect(ask((_request, response) => response.writeHead(401).end(answer))).rejects.toMatchObject({
    exitCode: EXIT_CODES.refused,
    message: "The server refused the request: Sign in first. (UNAUTHENTICATED) Pass a valid token with --token.",
  });
});

test("passes an abort by the caller on unchanged", async () => {
  const interrupt = new AbortController();
  const asked = ask(() => interrupt.abort(), interrupt.signal);
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
});
