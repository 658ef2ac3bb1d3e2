/** Killed servers, cut connections, two at once, wrong clocks: what was acknowledged stays, and nothing is half there. */
import assert from "node:assert/strict"
import { mkdirSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import type { InputFile, Party } from "@zahnwolke/core/party/party"
import type { Answer, PartyEvent } from "@zahnwolke/core/party/views"
import type { OrderId } from "@zahnwolke/core/records/id"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { migrationsFolder } from "@zahnwolke/server/database/migrate"
import {
  dropDatabase,
  inDatabase,
  newDatabase,
  temporaryFolder,
  testCluster,
} from "@zahnwolke/server/testing/cluster"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { colleague } from "./story/colleague.ts"
import { cutConnection } from "./story/cut-connection.ts"
import type { Moment } from "./story/cut-connection.ts"
import { partsOf } from "./story/memory-device.ts"
import type { MemoryDevice } from "./story/memory-device.ts"
import { foundSide, meOf, must, until } from "./story/people.ts"
import { linkedPair, readyToSend, twoJaws } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const manyFiles = Array.from({ length: 8 }, (_, seed): InputFile => ({
  path: `scan/part ${seed}.stl`,
  blob: new Blob([binaryStl(makeArch({ seed, jaw: "lower", triangles: 400 }), "lower")]),
}))

/** The same device after a restart: nothing but what it wrote down is left. */
async function restarted(
  url: string,
  device: MemoryDevice,
  bent: { readonly fetch?: typeof fetch; readonly now?: () => number } = {},
): Promise<Party> {
  const party = openParty({ ...partsOf(url, device, bent), wait: () => Promise.resolve() })
  const status = await party.status()
  assert.equal(status.kind, "open")
  return party
}

/** The laboratory has the order once, whole: every file opens. */
async function assertWhole({ practice, laboratory }: Pair, number: string, files: number): Promise<OrderId> {
  const orders = must(await laboratory.party.orders())
  assert.deepEqual(
    orders.map((order) => order.number),
    [number],
  )
  const [summary] = orders
  assert.ok(summary)
  const detail = must(await laboratory.party.order(summary.order))
  assert.equal(detail.files.length, files)
  for (const { object, size } of detail.files) {
    const opened: Answer<{ readonly blob: Blob }> = await laboratory.party.openFile({
      order: summary.order,
      object,
    })
    assert.equal(must(opened).blob.size, size)
  }
  assert.equal(practice.device.outbox.all.size, 0)
  return summary.order
}

test("a server killed in the middle of an upload, started again, receives the rest", async () => {
  const first = await startServer({ apart: true })
  let puts = 0
  const way = cutConnection(async (request): Promise<Moment> => {
    if (request.startsWith("PUT /v1/chunks/") && ++puts === 4) await first.kill()
    return "through"
  })
  const pair = await linkedPair(first.url, { fetch: way.fetch })
  const input = await readyToSend(pair, manyFiles)
  const patient = { ...pair.practice, party: await restarted(first.url, pair.practice.device, way) }
  const { draft } = must(
    await patient.party.prepare({ draft: null, files: manyFiles, patient: input.patient, to: input.to }),
  )
  const cut = await patient.party.send({ ...input, draft })
  assert.equal(cut.ok ? "" : cut.refusal.code, "unreachable")
  assert.equal(cut.ok ? "" : cut.refusal.details["kept"], "yes")
  const number = cut.ok ? "" : (cut.refusal.details["number"] ?? "")
  assert.notEqual(pair.practice.device.outbox.all.size, 0)

  const second = await startServer({ apart: true, again: first })
  try {
    assert.deepEqual(must(await pair.laboratory.party.orders()), [])
    puts = 100
    assert.equal(must(await patient.party.resumeUploads()), 1)
    assert.ok(puts - 100 < manyFiles.length, "what had arrived is not sent again")
    await assertWhole(pair, number, manyFiles.length)
    assert.equal(must(await patient.party.resumeUploads()), 0)
  } finally {
    await second.stop()
    rmSync(first.dataDir, { recursive: true, force: true })
  }
})

for (const moment of ["not-sent", "not-heard"] as const) {
  const words = moment === "not-sent" ? "before the grant left" : "before the grant was answered"
  test(`a client that ends between sealing and grant, ${words}, goes on after a restart`, async () => {
    const way = cutConnection((request) => (request === "POST /v1/orders" ? moment : "through"))
    const pair = await linkedPair(server.url, { fetch: way.fetch })
    const cut = await pair.practice.party.send(await readyToSend(pair))
    assert.equal(cut.ok ? "" : cut.refusal.code, "unreachable")
    const number = cut.ok ? "" : (cut.refusal.details["number"] ?? "")
    assert.equal(must(await pair.laboratory.party.orders()).length, moment === "not-sent" ? 0 : 1)

    const again = await restarted(server.url, pair.practice.device)
    assert.equal(must(await again.resumeUploads()), 1)
    await assertWhole(pair, number, twoJaws.length)
    assert.deepEqual(
      must(await again.orders()).map((order) => [order.number, order.patientName]),
      [[number, "Mustermann, Erika"]],
    )
    assert.equal(must(await again.resumeUploads()), 0)
  })
}

const fullDevices = [
  ["a browser", () => new DOMException("The disk is full.", "QuotaExceededError")],
  ["a PC", () => Object.assign(new Error("no space left on device"), { code: "ENOSPC" })],
] as const

for (const [where, fault] of fullDevices) {
  test(`${where} without room left in the middle of sealing says so, and leaves nothing half there`, async () => {
    const pair = await linkedPair(server.url)
    const { device } = pair.practice
    const input = await readyToSend(pair)
    let puts = 0
    const put = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
      if (++puts === 2) throw fault()
      await device.outbox.put(name, bytes)
    }
    const outbox = { ...device.outbox, put }
    const party = await restarted(server.url, { ...device, outbox })
    const { draft } = must(
      await party.prepare({ draft: null, files: twoJaws, patient: input.patient, to: input.to }),
    )
    const sent = await party.send({ ...input, draft })
    assert.equal(sent.ok ? "" : sent.refusal.code, "device-full")
    assert.equal(device.outbox.all.size, 0)
    assert.equal(must(await pair.practice.party.resumeUploads()), 0)
    assert.deepEqual(must(await pair.laboratory.party.orders()), [])
  })
}

const twenty = Array.from({ length: 20 }, (_, index) => index)

async function oneAfterAnother(act: (index: number) => Promise<{ readonly ok: boolean }>): Promise<void> {
  for (const index of twenty) {
    const answer = await act(index)
    assert.equal(answer.ok, true, JSON.stringify(answer))
  }
}

test("two members write to one order and to one record at once, and everything stands in one order", async () => {
  const pair = await linkedPair(server.url)
  const one = pair.practice.party
  const { order } = must(await one.send(await readyToSend(pair)))
  const two = await colleague(server.url, one)
  const writing = (party: Party, name: string) => [
    oneAfterAnother((index) => party.say({ order, kind: "note", text: `${name} ${index}` })),
    oneAfterAnother((index) => party.addPatient({ family: `${name} ${index}`, given: "", birthDate: null })),
  ]
  await Promise.all([...writing(one, "Anna"), ...writing(two, "Bert")])

  const said: (readonly string[])[] = []
  for (const party of [one, two, pair.laboratory.party]) {
    const { messages, warnings } = must(await party.order(order))
    assert.deepEqual(warnings, [])
    said.push(messages.filter(({ kind }) => kind === "note").map(({ text }) => text))
  }
  assert.deepEqual(said[1], said[0])
  assert.deepEqual(said[2], said[0])
  for (const name of ["Anna", "Bert"]) {
    const own = said[0]?.filter((text) => text.startsWith(name))
    assert.deepEqual(
      own,
      twenty.map((index) => `${name} ${index}`),
    )
    for (const party of [one, two]) {
      must(await party.attend())
      const families = must(await party.patients()).map(({ family }) => family)
      const named = families.filter((family) => family.startsWith(name)).length
      assert.equal(named, 20)
    }
  }
})

test("one member who presses twenty times at once loses nothing", async () => {
  const { party } = await foundSide(server.url, "practice", "Praxis Eilig")
  const answers = await Promise.all(
    twenty.map((index) => party.addPatient({ family: `Eilig ${index}`, given: "", birthDate: null })),
  )
  for (const answer of answers) must(answer)
  assert.equal(must(await party.patients()).length, 20)
})

test("an erasure that was interrupted between the objects and the report is finished by the next start", async () => {
  const first = await startServer()
  const pair = await linkedPair(first.url)
  const { practice, laboratory } = pair
  const { order } = must(await practice.party.send(await readyToSend(pair)))
  must(await laboratory.party.attend())

  const asked = <Row extends object>(query: string) =>
    inDatabase(first.databaseUrl, async (client) => (await client.query<Row>(query)).rows)
  const rows = await asked<{ chunks: readonly { sha256: string }[] }>(
    "select chunks from object order by object",
  )
  const last = rows.at(-1)?.chunks.at(-1)?.sha256 ?? ""
  const obstacle = join(first.dataDir, "objects", last.slice(0, 2), last)
  rmSync(obstacle)
  mkdirSync(join(obstacle, "in the way"), { recursive: true })
  must(await practice.party.close(order))
  await until(async () => (await asked("select from job where kind = 'erase' and attempts > 0")).length > 0)
  await first.kill()
  assert.equal((await asked("select from job where kind = 'erase' and done_at is null")).length, 1)
  assert.equal((await asked("select from statement where kind = 'storage-report'")).length, 0)
  // Nobody waits five minutes in a test: the lease of the one who died runs out.
  await asked("update job set lease_until = now()")

  rmSync(obstacle, { recursive: true })
  const second = await startServer({ again: first })
  try {
    await until(async () => {
      must(await practice.party.attend())
      return must(await practice.party.order(order)).erasure?.serverDone === true
    })
    must(await laboratory.party.attend())
    const { state, erasure } = must(await practice.party.order(order))
    assert.deepEqual([state, erasure?.complete], ["erased", true])
    const { json } = must(await practice.party.erasureProtocol({ order, language: "de" }))
    for (const { object } of must(await practice.party.order(order)).files)
      assert.match(json, new RegExp(object))
  } finally {
    await second.stop()
  }
})

test("a clock that is a day off is told, and everything is still kept", async () => {
  const { device } = await foundSide(server.url, "practice", "Praxis Uhr")
  for (const hours of [25, -25]) {
    let wrong = 0
    const party = await restarted(server.url, device, { now: () => Date.now() + wrong })
    wrong = hours * 3_600_000
    const codes = (await meOf(party)).alarms.map(({ code }) => code)
    assert.deepEqual(codes, ["clock-wrong"])
    must(await party.addPatient({ family: `Uhr ${hours}`, given: "", birthDate: null }))
  }
  const right = await restarted(server.url, device)
  assert.equal(must(await right.patients()).length, 2)
  assert.deepEqual((await meOf(right)).alarms, [])
})

test("with a clock that is days off nothing is written at all, and the sentence says why", async () => {
  const pair = await linkedPair(server.url)
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  for (const days of [3, -3, 30, -30]) {
    let wrong = 0
    const party = await restarted(server.url, pair.practice.device, { now: () => Date.now() + wrong })
    wrong = days * 86_400_000
    for (const refused of [
      await party.addPatient({ family: "Morgen", given: "", birthDate: null }),
      await party.say({ order, kind: "note", text: "morgen" }),
      await party.close(order),
    ]) {
      assert.equal(refused.ok ? "" : refused.refusal.code, "clock-wrong")
    }
  }
  const right = await restarted(server.url, pair.practice.device)
  assert.equal(must(await right.patients()).length, 1)
  const { messages, state } = must(await right.order(order))
  assert.equal(messages.filter(({ kind }) => kind === "note").length, 0)
  assert.notEqual(state, "closed")
})

test("two processes that start together on one database bring it up to date once and hear each other", async () => {
  const databaseUrl = await newDatabase((await testCluster()).url("postgres"))
  const dataDir = temporaryFolder()
  const settings = { OBJECTS_URL: `file://${join(dataDir, "objects")}` }
  const both = await Promise.all([
    startServer({ apart: true, databaseUrl, settings }),
    startServer({ apart: true, databaseUrl, settings }),
  ])
  const ending = new AbortController()
  try {
    const migrations = await inDatabase(databaseUrl, (client) =>
      client.query<{ name: string }>("select name from schema_migration where number > 0"),
    )
    const names = migrations.rows.map(({ name }) => name)
    assert.deepEqual(names.toSorted(), readdirSync(migrationsFolder).toSorted())

    const [here, there] = both
    const pair = await linkedPair(here.url)
    const listening = await restarted(there.url, pair.laboratory.device)
    const heard: PartyEvent[] = []
    const watching = listening.watch((event) => void heard.push(event), ending.signal)
    const { number } = must(await pair.practice.party.send(await readyToSend(pair)))
    await until(() =>
      Promise.resolve(heard.some((event) => event.kind === "changed" && event.what === "orders")),
    )
    await until(async () => must(await listening.orders())[0]?.state === "received")
    const elsewhere = { ...pair, laboratory: { ...pair.laboratory, party: listening } }
    await assertWhole(elsewhere, number, twoJaws.length)
    ending.abort()
    await watching
  } finally {
    ending.abort()
    for (const one of both) await one.stop()
    await dropDatabase(databaseUrl)
  }
})
