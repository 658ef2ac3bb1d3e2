import assert from "node:assert/strict"
import { execFileSync, spawn } from "node:child_process"
import type { SpawnOptions } from "node:child_process"
import { once } from "node:events"
import { chmod, chown, mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { after, before, describe, test } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import type { Client } from "pg"
import { revealSecret } from "../secret.ts"
import { temporaryFolder } from "../testing/cluster.ts"
import { openClient } from "./connect.ts"
import { ownerName, startEmbedded } from "./embedded.ts"
import type { Embedded, EmbeddedOptions } from "./embedded.ts"
import { findPostmaster, isAlive, stopPostmaster } from "./postmaster.ts"

const writer = join(import.meta.dirname, "..", "testing", "writes-until-killed.ts")
const newFolder = (): string => join(temporaryFolder(), "postgres")

async function started(folder: string, options: EmbeddedOptions = { bin: null }): Promise<Embedded> {
  const start = await startEmbedded(folder, options)
  assert.equal(start.kind, "running", start.kind === "refused" ? start.reason : "")
  return start.server
}

/** Where the test asks nothing about power cuts, it need not wait for the disk. */
const quick: EmbeddedOptions = { bin: null, durable: false }

async function refusal(folder: string, bin: string | null = null): Promise<string> {
  const start = await startEmbedded(folder, { bin })
  if (start.kind === "running") await start.server.stop()
  return start.kind === "refused" ? start.reason : "running"
}

async function ask<Value>(
  { host, port, password }: Embedded,
  act: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = { host, port, user: ownerName, password: revealSecret(password), database: "postgres" }
  const connection = await openClient({ client, role: null })
  try {
    return await act(connection)
  } finally {
    await connection.end()
  }
}

async function setting(server: Embedded, name: string): Promise<string> {
  const { rows } = await ask(server, (client) =>
    client.query<{ v: string }>("select current_setting($1) as v", [name]),
  )
  return rows[0]?.v ?? ""
}

async function waitFor(happened: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000
  while (performance.now() < end) {
    if (await happened()) return
    await pause(10)
  }
  assert.fail("it never happened")
}

/** Runs the writer until `stopAfter` lines, kills it for good, and gives back the rows it was told are kept. */
async function writeAndKill(folder: string, stopAfter: number, options: SpawnOptions = {}): Promise<number> {
  const child = spawn(process.execPath, [writer, folder], {
    stdio: ["ignore", "pipe", "inherit"],
    ...options,
  })
  let acknowledged = 0
  if (child.stdout === null) throw new Error("its words are piped")
  for await (const line of createInterface({ input: child.stdout })) {
    if (/^\d+$/u.test(line)) acknowledged = Number(line)
    if (acknowledged >= stopAfter) child.kill("SIGKILL")
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
  return acknowledged
}

describe("one database", () => {
  const folder = newFolder()
  let server: Embedded
  before(async () => (server = await started(folder)))
  after(() => server.stop())

  test("a new folder becomes a durable database that only its owner can reach", async () => {
    assert.equal(await setting(server, "data_checksums"), "on")
    assert.equal(await setting(server, "fsync"), "on")
    assert.equal(await setting(server, "listen_addresses"), "")
    assert.equal(await setting(server, "server_encoding"), "UTF8")
    assert.equal(await setting(server, "TimeZone"), "UTC")
    assert.equal((await stat(server.host)).mode & 0o077, 0)
    assert.equal((await stat(join(folder, "password"))).mode & 0o077, 0)
    const stranger = { host: server.host, user: ownerName, password: "guess", database: "postgres" }
    await assert.rejects(openClient({ client: stranger, role: null }), /password authentication failed/u)
  })

  test("text sorts by its code points on every machine", async () => {
    const sorted = "select word from unnest(array['Ä', 'b', 'Z', 'a']) word order by word"
    const { rows } = await ask(server, (client) => client.query<{ word: string }>(sorted))

    assert.deepEqual(
      rows.map(({ word }) => word),
      ["Z", "a", "b", "Ä"],
    )
    assert.equal((await ask(server, (client) => client.query("select upper('ä') as big"))).rows[0]?.big, "Ä")
  })

  test("a second server on the same folder is refused with a sentence, and the first goes on", async () => {
    assert.match(await refusal(folder), new RegExp(`in use by the server with process ${process.pid}`, "u"))
    assert.equal(await setting(server, "data_checksums"), "on")
  })

  test("what a failed statement held does not reach the log", async () => {
    await ask(server, async (client) => {
      await client.query("create table patient (name text primary key)")
      await client.query("insert into patient values ($1)", ["Erika Musterfrau"])
      await assert.rejects(client.query("insert into patient values ($1)", ["Erika Musterfrau"]))
      await assert.rejects(client.query("insert into patient values ('Erika Musterfrau')"))
      await assert.rejects(client.query("select 'Erika Musterfrau' from nowhere"))
    })

    assert.doesNotMatch(await readFile(join(folder, "postgres.log"), "utf8"), /Musterfrau/u)
  })

  test("what was written is there at the next start; a damaged database is refused in its own words", async () => {
    await server.stop()
    assert.equal(await findPostmaster(join(folder, "cluster")), null)
    server = await started(folder)
    assert.equal((await ask(server, (client) => client.query("select name from patient"))).rowCount, 1)

    await server.stop()
    await writeFile(join(folder, "cluster", "global", "pg_control"), "nonsense")

    assert.match(await refusal(folder), /did not start: .*The whole story is in .*postgres\.log/su)
  })
})

test("a folder with blanks, umlauts, quotes and a very long path will do", async () => {
  for (const name of ['Praxis Dr. "Müller", Köln', "x".repeat(120)]) {
    const server = await started(join(temporaryFolder(), name, "postgres"), quick)
    assert.equal(await setting(server, "data_checksums"), "on")
    await server.stop()
  }
})

test("of two that start on a new folder at the same moment one wins, and the other is told", async () => {
  const folder = newFolder()
  const children = [1, 2].map(() =>
    spawn(process.execPath, [writer, folder, "3"], { stdio: ["ignore", "pipe", "inherit"] }),
  )

  const words = await Promise.all(children.map(async ({ stdout }) => (await stdout.toArray()).join("")))

  assert.ok(
    words.some((text) => /^running \d+\n1\n2\n3\n/u.test(text)),
    words.join("|"),
  )
  for (const text of words) assert.match(text, /^(?:running|refused The data directory is in use)/u)
})

test("a folder that another holds only for a moment longer is waited for", async () => {
  const folder = newFolder()
  await (await started(folder, quick)).stop()
  const other = spawn("sleep", ["60"], { stdio: "ignore" })
  await writeFile(join(folder, "cluster", "postmaster.pid"), `${other.pid}\n`)

  const start = started(folder, quick)
  await waitFor(async () => /lock file/u.test(await readFile(join(folder, "postgres.log"), "utf8")))
  other.kill()

  const server = await start
  assert.equal(await setting(server, "data_checksums"), "on")
  await server.stop()
})

test("nothing acknowledged is lost when the server is killed in the middle of writing, again and again", async () => {
  const folder = newFolder()
  let kept = 0
  for (let round = 1; round <= 3; round++) kept = await writeAndKill(folder, kept + 100)
  const left = await findPostmaster(join(folder, "cluster"))
  assert.ok(left?.owner && !isAlive(left.owner), "its PostgreSQL lives on without an owner")

  const server = await started(folder)

  assert.equal(isAlive({ pid: left.pid, start: 0 }), false)
  const { rows } = await ask(server, (client) =>
    client.query<{ count: number; last: number }>("select count(*)::int as count, max(id) as last from kept"),
  )
  assert.ok((rows[0]?.last ?? 0) >= kept)
  assert.equal(rows[0]?.count, rows[0]?.last)
  await server.stop()
})

test("a PostgreSQL that was killed itself starts again with all it had acknowledged", async () => {
  const folder = newFolder()
  const server = await started(folder)
  await ask(server, (client) => client.query("create table kept as select generate_series(1, 1000) as id"))
  process.kill(server.pid, "SIGKILL")
  while ((await findPostmaster(join(folder, "cluster"))) !== null) await pause(10)

  const again = await started(folder)

  assert.equal(
    (await ask(again, (client) => client.query("select count(*)::int as n from kept"))).rows[0]?.n,
    1000,
  )
  await again.stop()
})

test("a first start that is killed at any moment leaves nothing that stops the next", async () => {
  for (const milliseconds of [200, 500]) {
    const folder = newFolder()
    const child = spawn(process.execPath, [writer, folder, "1"], { stdio: "ignore" })
    await pause(milliseconds)
    child.kill("SIGKILL")
    await once(child, "exit")

    const server = await started(folder)

    assert.equal(await setting(server, "data_checksums"), "on")
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith("new-")),
      [],
    )
    await server.stop()
  }
})

test("a database of another major version is refused by name", async () => {
  const folder = newFolder()
  await mkdir(join(folder, "cluster"), { recursive: true })
  await writeFile(join(folder, "cluster", "PG_VERSION"), "14\n")

  assert.match(await refusal(folder), /one of PostgreSQL 14, which is not on this machine/u)
  assert.match(await refusal(newFolder(), "/nowhere/bin"), /no PostgreSQL answers there/u)
})

const isRoot = process.getuid?.() === 0
const notRoot = isRoot
  ? false
  : "only root can become others; as an ordinary user every other test shows this way"

/** Root's home may be closed to others; then nobody can read the programs, and that is as it should be. */
function closedToNobody(): string | false {
  if (notRoot !== false) return notRoot
  try {
    execFileSync(process.execPath, ["-e", "require('fs').readFileSync(process.argv[1])", writer], {
      uid: 65_534,
      gid: 65_534,
      stdio: "ignore",
    })
    return false
  } catch {
    return "the account nobody cannot read this project"
  }
}

test(
  "root without user namespaces hands the files to the account nobody",
  { skip: closedToNobody() },
  async () => {
    const folder = newFolder()
    await chmod(join(folder, "..", ".."), 0o1777)
    const server = await started(folder, { bin: null, mayUseNamespace: false })
    assert.equal((await stat(join(folder, "cluster"))).uid, 65_534)
    assert.equal(await setting(server, "data_checksums"), "on")
    await server.stop()

    // The files decide, so a later start that could do otherwise does the same.
    const again = await started(folder)
    assert.equal(await setting(again, "data_checksums"), "on")
    await again.stop()
  },
)

test(
  "an ordinary user needs nothing of root's, and loses nothing when killed",
  { skip: closedToNobody() },
  async () => {
    const folder = newFolder()
    await chown(join(folder, ".."), 65_534, 65_534)
    const asNobody = { uid: 65_534, gid: 65_534, env: { PATH: process.env["PATH"] } }

    const kept = await writeAndKill(folder, 50, asNobody)
    const more = await writeAndKill(folder, kept + 50, asNobody)

    assert.ok(more > kept && kept >= 50)
    const left = await findPostmaster(join(folder, "cluster"))
    if (left !== null) assert.ok(await stopPostmaster(left.pid))
  },
)
