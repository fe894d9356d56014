import { join } from "node:path";
import fastify, { type FastifyInstance } from "fastify";
import { serveGraphiql } from "../../../src/app/graphiql/serve-graphiql";

const examplesDirectory = join(__dirname, "../../../docs/examples");
let app: FastifyInstance;
let origin: string;

beforeAll(async () => {
  app = fastify();
  serveGraphiql(app, { endpoint: '/graphql?"<', examplesDirectory });
  origin = await app.listen({ port: 0, host: "127.0.0.1" });
});

afterAll(() => app.close());

async function page() {
  const response = await fetch(`${origin}/graphiql`);
  return { headers: response.headers, html: await response.text() };
}

/** What the page's `src` and `href` name: all that a browser loads before any script runs. */
async function addressesInPage(): Promise<string[]> {
  const { html } = await page();
  return [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
}

async function assetsInPage(): Promise<string[]> {
  return (await addressesInPage()).filter((address) => address.startsWith("/"));
}

test("the page asks nothing of another origin, and its policy would not let it", async () => {
  const { headers } = await page();
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await addressesInPage()).toEqual([
    "data:,",
    ...Array.from({ length: 6 }, () => expect.stringMatching(/^\/graphiql\/assets\//)),
  ]);
  const policy = headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test("the page holds no inline script or style", async () => {
  const { html } = await page();
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/);
});

test("everything the page loads is there and may be cached for ever", async () => {
  for (const address of await assetsInPage()) {
    const asset = await fetch(origin + address);
    expect({ address, status: asset.status }).toEqual({ address, status: 200 });
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-type")).toMatch(address.endsWith(".css") ? /^text\/css/ : /^text\/javascript/);
    expect((await asset.text()).length).toBeGreaterThan(0);
  }
});

test("the page itself is asked for anew each time, so that it names the newest assets", async () => {
  const { headers } = await page();
  expect(headers.get("cache-control")).toBe("no-cache");
});

test("the style sheets bring their fonts and pictures themselves", async () => {
  for (const address of (await assetsInPage()).filter((each) => each.endsWith(".css"))) {
    const css = await (await fetch(origin + address)).text();
    const outside = css.match(/url\((?!["']?data:)[^)]{0,80}|@import[^;]{0,80}/g);
    expect(outside).toBeNull();
  }
});

test("the page names the endpoint, quoted for HTML", async () => {
  const { html } = await page();
  expect(html).toContain('data-endpoint="/graphql?&quot;&lt;"');
});

test("a dozen tabs and more are opened, each with an operation of its own name", async () => {
  const response = await fetch(`${origin}/graphiql/examples.json`);
  const tabs = (await response.json()) as { query: string; variables?: string }[];
  const names = tabs.map((tab) => /^(?:query|mutation) (\w+)/m.exec(tab.query)?.[1]);
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(tabs.length);
  expect(tabs.length).toBeGreaterThanOrEqual(12);
  for (const { variables } of tabs) if (variables) expect(() => JSON.parse(variables)).not.toThrow();
});

test("the first tab has no variables, for GraphiQL opens it without them", async () => {
  const response = await fetch(`${origin}/graphiql/examples.json`);
  const [first] = (await response.json()) as object[];
  expect(first).not.toHaveProperty("variables");
});
