import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { connectDatabase, openDatabase } from "../../src/app/database/open-database";
import { refuseOpenServer } from "../../src/app/make-authenticate";
import { readSettings } from "../../src/app/settings/settings";
import { rowsOf } from "../../src/platform/sql/rows";
import { emptyDatabase } from "../support/test-database";

const database = emptyDatabase();
let folder: string;
let socket: Server;
let own: { role: string; password: string; name: string };

/** A socket in a folder, as PostgreSQL makes it, in front of the server of the tests. */
beforeAll(async () => {
  const { hostname, port, username, password, pathname } = new URL(database.url);
  own = { role: username, password, name: pathname.slice(1) };
  folder = await mkdtemp(join(tmpdir(), "socket-"));
  socket = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const end of [client, server]) end.on("error", () => {});
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((resolve) => socket.listen(join(folder, ".s.PGSQL.5432"), resolve));
});
afterAll(async () => {
  socket.close();
  await rm(folder, { recursive: true });
});

const settingsOf = (url: string) => readSettings({ DATABASE_URL: url });
const urlsOf = (place: string) => [
  `postgresql://${own.role}:${own.password}@/${own.name}?host=${place}`,
  `postgresql://${own.role}:${own.password}@localhost/${own.name}?host=${place}`,
  `postgres://${own.role}:${own.password}@${encodeURIComponent(place)}/${own.name}`,
];

test("a database is reached over a socket, in each way to write it", async () => {
  const opened = await openDatabase(settingsOf(urlsOf(folder)[0]!), pino({ level: "silent" }));
  await opened.close();
  for (const url of urlsOf(folder)) {
    const { dataSource, close } = await connectDatabase(settingsOf(url));
    const rows = await rowsOf(dataSource.manager, "/* test */ select current_database()::text as name");
    await close();
    expect(rows).toEqual([{ name: own.name }]);
  }
});

test("a socket is on this machine, so that no authentication is required", () => {
  for (const url of urlsOf(folder)) expect(() => refuseOpenServer(settingsOf(url))).not.toThrow();
  const elsewhere = "postgresql://localhost/own?host=db.example.com";
  expect(() => refuseOpenServer(settingsOf(elsewhere))).toThrow("the database is on db.example.com");
});

test("a socket that does not exist is named, without the password", async () => {
  for (const url of urlsOf("/no/such/folder")) {
    const error = await connectDatabase(settingsOf(url)).catch((reason: Error) => reason);
    expect(error).toMatchObject({ name: "OperatorError", message: expect.stringContaining("/no/such/folder") });
    expect((error as Error).message).not.toContain(own.password);
  }
});
