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

/** URLs of the page's `src` and `href` attributes: everything that a browser loads before any script runs. */
async function addressesInPage(): Promise<string[]> {
  const { html } = await page();
  return [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
}

async function assetsInPage(): Promise<string[]> {
  return (await addressesInPage()).filter((address) => address.startsWith("/"));
}

test("the page loads nothing from another origin, and its content security policy forbids it", async () => {
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

test("the page has no inline scripts or styles", async () => {
  const { html } = await page();
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/);
});

test("all files of the page exist and may be cached forever", async () => {
  for (const address of await assetsInPage()) {
    const asset = await fetch(origin + address);
    expect({ address, status: asset.status }).toEqual({ address, status: 200 });
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-type")).toMatch(address.endsWith(".css") ? /^text\/css/ : /^text\/javascript/);
    expect((await asset.text()).length).toBeGreaterThan(0);
  }
});

test("the page itself must be revalidated, so that it refers to the newest files", async () => {
  const { headers } = await page();
  expect(headers.get("cache-control")).toBe("no-cache");
});

test("the style sheets embed their fonts and images", async () => {
  for (const address of (await assetsInPage()).filter((each) => each.endsWith(".css"))) {
    const css = await (await fetch(origin + address)).text();
    const outside = css.match(/url\((?!["']?data:)[^)]{0,80}|@import[^;]{0,80}/g);
    expect(outside).toBeNull();
  }
});

test("the page contains the endpoint, escaped for HTML", async () => {
  const { html } = await page();
  expect(html).toContain('data-endpoint="/graphql?&quot;&lt;"');
});

test("at least twelve tabs are opened, each with a differently named operation", async () => {
  const response = await fetch(`${origin}/graphiql/examples.json`);
  const tabs = (await response.json()) as { query: string; variables?: string }[];
  const names = tabs.map((tab) => /^(?:query|mutation) (\w+)/m.exec(tab.query)?.[1]);
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(tabs.length);
  expect(tabs.length).toBeGreaterThanOrEqual(12);
  for (const { variables } of tabs) if (variables) expect(() => JSON.parse(variables)).not.toThrow();
});

test("the first tab has no variables, because GraphiQL opens it without them", async () => {
  const response = await fetch(`${origin}/graphiql/examples.json`);
  const [first] = (await response.json()) as object[];
  expect(first).not.toHaveProperty("variables");
});
