import assert from "node:assert/strict"
import { mkdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { place } from "@zahnwolke/core/api/place"
import { makeCaller } from "@zahnwolke/core/api/client"
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import type { OrderState } from "@zahnwolke/core/records/order"
import { readConfig } from "../config.ts"
import type { Config, Environment } from "../config.ts"
import { makeLog } from "../http/log.ts"
import { newDatabase, temporaryFolder, testCluster } from "../testing/cluster.ts"
import { freePort, startServer } from "../testing/start-server.ts"
import type { RunningServer, ServerStart } from "../run-server.ts"
import { keep, readKept } from "./kept.ts"
import type { DemoPerson } from "./kept.ts"
import { memoryDevice } from "./memory-device.ts"
import { must } from "./organisations.ts"
import { signInLink, startDemo } from "./start-demo.ts"
import { threePeopleAsk } from "./three-people-ask.ts"

const said: string[] = []
const silent = makeLog("warn", (line) => void said.push(line))

function configOf(env: Environment): Config {
  const reading = readConfig({ LOG_LEVEL: "warn", ...env }, ["--demo"])
  if (reading.kind !== "config") throw new Error("the settings of this test are wrong")
  return reading.config
}

async function settings(): Promise<Environment & { readonly DATA_DIR: string }> {
  const databaseUrl = await newDatabase((await testCluster()).url("postgres"))
  return { PORT: String(await freePort()), DATA_DIR: temporaryFolder(), DATABASE_URL: databaseUrl }
}

const start = (env: Environment, signal = new AbortController().signal): Promise<ServerStart> =>
  startDemo(configOf(env), silent, { now: Date.now, say: (line) => void said.push(line), signal })

let env: Environment & { readonly DATA_DIR: string }
let server: RunningServer
let people: readonly DemoPerson[]

before(async () => {
  env = await settings()
  const started = await start(env)
  if (started.kind === "refused") assert.fail(started.reason)
  ;({ server } = started)
  const kept = await readKept(env.DATA_DIR)
  if (kept.kind !== "filled") assert.fail(kept.kind)
  ;({ people } = kept)
})
after(() => server.stop())

async function signInAs(loginName: string): Promise<Party> {
  const person = people.find((one) => one.loginName === loginName)
  assert.ok(person)
  const party = openParty(memoryDevice(new URL(server.url), fetch, Date.now))
  must(await party.signIn({ loginName, passphrase: person.passphrase, deviceName: "Browser" }))
  return party
}

async function see(
  party: Party,
): Promise<{ orders: readonly OrderSummary[]; states: readonly OrderState[] }> {
  const orders = must(await party.orders())
  const status = await party.status()
  assert.deepEqual(status.kind === "open" ? status.me.alarms : status.kind, [])
  return { orders, states: [...new Set(orders.map(({ state }) => state))] }
}

const inOrder = (states: readonly OrderState[]): readonly OrderState[] => states.toSorted()

test("the server says that it is a demonstration", async () => {
  const about = await makeCaller(new URL(server.url), fetch, () => null).call(place.about, {})
  assert.equal(about.ok && about.value.demo, true)
})

test("every role has its link, and its secret stands behind the # only", () => {
  const links = said.filter((line) => line.includes("/#/anmelden?name="))
  assert.deepEqual(
    people.map(({ organisationName, role }) => `${organisationName}: ${role}`),
    [
      "Praxis am Beispielpark: owner",
      "Praxis am Beispielpark: member",
      "Praxis am Beispielpark: data-protection-officer",
      "Labor Musterzahn: owner",
      "Labor Fernweh: owner",
      "Fräswerk Probe: owner",
    ],
  )
  assert.equal(links.length, people.length)
  for (const person of people) {
    const link = new URL(signInLink(server.url, person))
    assert.ok(said.some((line) => line.trim() === link.href))
    assert.equal(link.pathname + link.search, "/")
    assert.ok(link.hash.includes(encodeURIComponent(person.passphrase)))
  }
})

test("what the links need is readable by this account alone", () => {
  assert.equal(statSync(join(env.DATA_DIR, "demo.json")).mode & 0o777, 0o600)
})

test("the practice sees orders in every state, and ends of every kind", async () => {
  const party = await signInAs("praxis")
  const { orders, states } = await see(party)
  // A draft never leaves a device, and what was closed is erased within seconds.
  assert.deepEqual(
    inOrder(states),
    inOrder([
      "sent",
      "received",
      "accepted",
      "rejected",
      "design-review",
      "design-approved",
      "in-production",
      "shipped",
      "erased",
    ]),
  )
  assert.equal(orders.filter(({ openQuestion }) => openQuestion).length, 1)
  const erased = orders.filter(({ state }) => state === "erased")
  const ends = await Promise.all(erased.map(async ({ order }) => must(await party.order(order)).erasure))
  const told = ends.map((end) => `${end?.reason} ${end?.complete === true ? "complete" : "open"}`)
  assert.deepEqual(told.toSorted(), [
    "closed complete",
    "closed open",
    "rejected complete",
    "withdrawn complete",
  ])
})

test("the assistant of the practice sees the same orders", async () => {
  const numbers = async (loginName: string): Promise<readonly string[]> =>
    (await see(await signInAs(loginName))).orders.map(({ number }) => number).toSorted()
  assert.deepEqual(await numbers("assistenz"), await numbers("praxis"))
})

test("the officer of the practice reads its register under codes, without a patient's name", async () => {
  const party = await signInAs("datenschutz")
  const { orders } = await see(party)
  assert.ok(orders.length > 0 && orders.every(({ patientName }) => patientName === null))
  assert.equal(must(await party.disclosures()).length > 0, true)
})

test("photographs, scans and a DVT arrive without any of the names that were planted", async () => {
  const party = await signInAs("labor")
  const { orders } = await see(party)
  for (const state of ["accepted", "in-production", "design-approved"] as const) {
    const summary = orders.find((one) => one.state === state && !one.placedByUs)
    assert.ok(summary)
    const { order, files } = must(await party.order(summary.order))
    const one = new Map(files.map((file) => [file.role, file.object]))
    for (const object of one.values()) {
      const { blob } = must(await party.openFile({ order, object }))
      const text = new TextDecoder("latin1").decode(await blob.arrayBuffer())
      assert.doesNotMatch(text, /KNRY|Paula|Klara|Kulisse|Muster, Mia/u)
    }
  }
})

test("the mill sees its own jobs, neither practice nor patient", async () => {
  const { orders, states } = await see(await signInAs("fraeswerk"))
  assert.deepEqual(inOrder(states), inOrder(["sent", "in-production", "shipped"]))
  assert.deepEqual([...new Set(orders.map(({ partner }) => partner.name))], ["Labor Musterzahn"])
  assert.ok(orders.every(({ patientName }) => patientName === null))
})

test("the gate says why nothing goes to the far laboratory, and what is missing for the mill", async () => {
  const party = await signInAs("praxis")
  const partners = must(await party.partners())
  const obstacleOf = (name: string) => partners.find(({ profile }) => profile.name === name)
  assert.equal(obstacleOf("Labor Fernweh")?.obstacle?.code, "partner-onward-open")
  assert.equal(obstacleOf("Labor Musterzahn")?.trust, "verified-in-person")
  const mill = obstacleOf("Fräswerk Probe")
  assert.ok(mill)
  assert.ok(mill.agreements.every(({ ours, theirs }) => !ours && theirs))
})

threePeopleAsk(signInAs)

test("a second start fills nothing and prints the same links", async () => {
  await server.stop()
  const before = said.filter((line) => line.includes("/#/anmelden?name="))
  said.length = 0
  const again = await start(env)
  if (again.kind === "refused") assert.fail(again.reason)
  ;({ server } = again)
  assert.deepEqual(
    said.filter((line) => line.includes("/#/anmelden?name=")),
    before,
  )
  assert.equal(said.join("\n").includes("Filling"), false)
})

test("a server that already holds an organisation is not made a demonstration", async () => {
  const real = await startServer()
  const party = openParty(memoryDevice(new URL(real.url), fetch, Date.now))
  const profile = must(await (await signInAs("fraeswerk")).partners())[0]?.profile
  assert.ok(profile)
  must(
    await party.found({ profile, ownerName: "Inge", loginName: "inge", deviceName: "PC", ownHouse: false }),
  )
  const refused = await start({
    PORT: String(await freePort()),
    DATA_DIR: real.dataDir,
    DATABASE_URL: real.databaseUrl,
  })
  await real.stop()
  assert.match(refused.kind === "refused" ? refused.reason : "", /already holds an organisation/u)
  assert.equal((await readKept(real.dataDir)).kind, "none")
})

test("a filling that broke off is not gone on with, and the sentence says what to do", async () => {
  const broken = await settings()
  const leaving = new AbortController()
  leaving.abort()
  const stopped = await start(broken, leaving.signal)
  assert.match(stopped.kind === "refused" ? stopped.reason : "", /Stopped before/u)
  assert.equal((await readKept(broken.DATA_DIR)).kind, "filling")
})

test("passphrases of another demonstration do not open this one", async () => {
  const other = await settings()
  mkdirSync(other.DATA_DIR, { recursive: true })
  await keep(other.DATA_DIR, people)
  const refused = await start(other)
  assert.match(refused.kind === "refused" ? refused.reason : "", /not in this database/u)
})
