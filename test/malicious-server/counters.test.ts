/** Real keys that count in order to stop the count, and one person who would be two. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { Json } from "@zahnwolke/core/encoding/json"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { openParty } from "@zahnwolke/core/party/open"
import { strictKnobs } from "@zahnwolke/core/policy/knobs"
import { randomId } from "@zahnwolke/core/records/id"
import { statementHash } from "@zahnwolke/core/trust/statement"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "../story/memory-device.ts"
import { link, meOf, must, profileOf } from "../story/people.ts"
import { rewritten } from "./bent.ts"
import { problemOf, rudeClient } from "./client.ts"
import type { Rude } from "./client.ts"
import { actor } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const clinic = await actor(server.url, "practice", "Klinik am Fluss")
await link(practice.party, clinic.party, "practice")
const owner = await rudeClient(server.url, practice)

const day = 86_400_000

const attestation = (change: { [key: string]: Json }): { [key: string]: Json } => ({
  organisation: practice.id,
  at: Date.now(),
  kind: "no-statutory-licence",
  about: practice.id,
  covers: [],
  result: "positive",
  version: 1,
  text: "0".repeat(64),
  validFrom: Date.now() - 1000,
  validUntil: Date.now() + day,
  previous: null,
  ...change,
})

async function leave(by: Rude, kind: string, body: Json): Promise<string> {
  const envelope = await by.sign(kind, body)
  return (await problemOf(await by.ask("POST", "/v1/statements", { envelope }))).code
}

test("nobody counts so far that no word can follow theirs: what was signed can always be taken back", async () => {
  const version = Number.MAX_SAFE_INTEGER
  const at = Date.now()
  const house = { organisation: practice.id, at, version }
  const mode = { ...house, mode: "strict", text: "0".repeat(64), validUntil: at + day }
  const settings: Json = JSON.parse(JSON.stringify(strictKnobs))
  const profile: Json = JSON.parse(JSON.stringify(profileOf("practice", "Praxis für immer")))
  assert.equal(await leave(owner, "attestation", attestation({ version })), "statement-older")
  assert.equal(await leave(owner, "policy-mode", mode), "statement-older")
  assert.equal(await leave(owner, "settings", { ...house, settings, previous: null }), "statement-older")
  assert.equal(await leave(owner, "profile", { ...house, profile }), "statement-older")

  const { party } = practice
  must(await party.changeSettings({ ...strictKnobs, usDpf: "off" }))
  must(await party.changeProfile(profileOf("practice", "Praxis am Park")))
  const says = { kind: "no-statutory-licence", about: practice.id, covers: [], days: 1 } as const
  must(await party.attest({ ...says, result: "positive", text: "Keine Zulassung." }))
  must(await party.attest({ ...says, result: "negative", text: "Doch eine Zulassung." }))
})

test("settings that leave numbers out are none, though the server keeps them for their signer", async () => {
  const { party } = practice
  const read = await owner.ask("GET", "/v1/statements?kind=settings")
  const shown: { statements: { payload: string; signature: string }[] } = JSON.parse(await read.text())
  const last = shown.statements.at(-1)
  assert.ok(last !== undefined)
  const forged = await owner.sign("settings", {
    organisation: practice.id,
    at: Date.now(),
    version: Number.MAX_SAFE_INTEGER,
    settings: JSON.parse(JSON.stringify({ ...strictKnobs, usDpf: "off", bothParents: "always" })),
    previous: statementHash(Object(last)),
  })
  practice.server.bend(
    "GET",
    /^\/v1\/statements$/u,
    rewritten(() => ({ statements: [...shown.statements, JSON.parse(JSON.stringify(forged))] })),
  )
  const { knobs } = must(await party.settings())
  practice.server.straighten()
  assert.deepEqual([knobs.usDpf, knobs.bothParents], ["off", strictKnobs.bothParents])
})

/** The same person at another device, paired by themselves. */
async function secondDevice(): Promise<Rude> {
  const device = memoryDevice()
  const party = openParty(partsOf(server.url, device))
  const { code } = must(await practice.party.startPairing())
  must(await party.finishPairing({ code, deviceName: "Tablet" }))
  return rudeClient(server.url, { device, me: await meOf(party) })
}

test("a person with two devices is one person: their second device is nobody's second signature", async () => {
  const second = await secondDevice()
  const order = randomId("order")
  const text = hashHex(utf8("Gefahr für Leib oder Leben."))
  const word = { about: order, covers: [clinic.id], text }
  assert.equal(await leave(owner, "attestation", attestation({ ...word, kind: "emergency-attestation" })), "")
  const confirmation = attestation({ ...word, kind: "emergency-confirmation" })
  assert.equal(await leave(second, "attestation", confirmation), "emergency-same-person")

  // A server that keeps it all the same shows it in vain.
  const envelope: Json = JSON.parse(JSON.stringify(await second.sign("attestation", confirmation)))
  practice.server.bend(
    "GET",
    /^\/v1\/statements$/u,
    rewritten(({ statements }) => ({
      statements: [...(Array.isArray(statements) ? statements : []), envelope],
    })),
  )
  const counted = must(await practice.party.attestations([order]))
  practice.server.straighten()
  assert.deepEqual(
    counted.map(({ kind }) => kind),
    ["emergency-attestation"],
  )
})
