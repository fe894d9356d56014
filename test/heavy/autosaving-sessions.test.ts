import { setTimeout as sleep } from "node:timers/promises";
import { crossing } from "../builder/builder-client";
import { dataOf } from "../support/ask-server";
import { childPrograms, type Server } from "../support/child-programs";

jest.setTimeout(300_000);
const programs = childPrograms();
const SESSIONS = 200;
const SAVES = 15;
const EVERY_MS = 2000;

let server: Server;

beforeAll(async () => {
  server = await programs.startServer({ DATA_DIR: await programs.dataDir(), SAMPLE_PRICES: "off" });
});

/** The period of the fast average identifies the save that a draft comes from. */
const draftOf = (save: number) => crossing({ fast: 2 + save });

async function newStrategy(index: number): Promise<string> {
  const input = { name: `Strategy ${index}`, logicFlow: draftOf(0) };
  const document = `mutation ($input: CreateStrategyInstanceInput!) {
    createStrategyInstance(input: $input) { instance { id } userErrors { message } }
  }`;
  const { instance, userErrors } = (await dataOf(server.url, document, { input })).createStrategyInstance;
  expect(userErrors).toEqual([]);
  return instance.id;
}

const SAVE = `mutation ($input: SaveBuilderSessionInput!) {
  saveBuilderSession(input: $input) { session { id revision } userErrors { code message } }
}`;

/** Saves every two seconds, starting at a different time per session. Returns the milliseconds of each save. */
async function edit(instanceId: string, index: number) {
  const took: number[] = [];
  let id = "";
  let expectedRevision = 0;
  await sleep((EVERY_MS * index) / SESSIONS);
  const started = performance.now();
  for (let save = 1; save <= SAVES; save++) {
    const sent = performance.now();
    const input = { instanceId, expectedRevision, draftLogicFlow: draftOf(save) };
    const { session, userErrors } = (await dataOf(server.url, SAVE, { input })).saveBuilderSession;
    took.push(performance.now() - sent);
    expect(userErrors).toEqual([]);
    expect(session.revision).toBe(expectedRevision + 1);
    expectedRevision = session.revision;
    id = session.id;
    await sleep(Math.max(0, started + save * EVERY_MS - performance.now()));
  }
  return { id, took };
}

test("200 sessions that each save every two seconds lose no save", async () => {
  const instances: string[] = [];
  for (let index = 0; index < SESSIONS; index++) instances.push(await newStrategy(index));
  const edited = await Promise.all(instances.map(edit));

  for (const { id } of edited) {
    const document = `query ($id: ID!) {
      builderSession(id: $id) {
        revision draftLogicFlow { nodes { id params } }
        revisions(first: 100) { nodes { revision draftLogicFlow { nodes { id params } } } }
      }
    }`;
    const { builderSession: session } = await dataOf(server.url, document, { id });
    const periodOf = (draft: { nodes: { id: string; params: { period: number } }[] }) =>
      draft.nodes.find((node) => node.id === "fast")!.params.period;
    expect(session.revision).toBe(SAVES);
    expect(periodOf(session.draftLogicFlow)).toBe(2 + SAVES);
    const saved = session.revisions.nodes.map((revision: { revision: number; draftLogicFlow: never }) => [
      revision.revision,
      periodOf(revision.draftLogicFlow),
    ]);
    expect(saved.sort(([a]: number[], [b]: number[]) => a! - b!)).toEqual(
      Array.from({ length: SAVES }, (_, index) => [index + 1, 3 + index]),
    );
  }
  const took = edited.flatMap((session) => session.took).sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(share * (took.length - 1))]!.toFixed(0);
  console.log(`${took.length} saves: median ${at(0.5)} ms, 99 % below ${at(0.99)} ms, longest ${at(1)} ms`);
});
