/** Facts that a client would like to have: the server and the other side count only what somebody entitled signed. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import { canonicalJson } from "@zahnwolke/core/encoding/json"
import type { Json } from "@zahnwolke/core/encoding/json"
import { instant } from "@zahnwolke/core/policy/day"
import type { MemberRole } from "@zahnwolke/core/records/organisation"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "../story/memory-device.ts"
import { consentScope, consentSheet, link, must } from "../story/people.ts"
import { problemOf, rudeClient } from "./client.ts"
import type { Rude } from "./client.ts"
import { rewritten } from "./bent.ts"
import { actor, alarmed, caughtOrder, preparedCase, refusedWith, sentOrder } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
await link(practice.party, laboratory.party, "laboratory")
const dentist = await rudeClient(server.url, practice)

const day = 86_400_000
const noText = "0".repeat(64)

async function member(name: string, role: MemberRole) {
  const invite = must(await practice.party.inviteMember({ name, role }))
  const device = memoryDevice()
  const party = openParty(partsOf(server.url, device))
  const { passphrase } = must(
    await party.joinAsMember({ link: invite.link, loginName: name, deviceName: "PC" }),
  )
  must(await practice.party.attend())
  must(await party.signIn({ loginName: name, passphrase, deviceName: "PC" }))
  const status = await party.status()
  assert.ok(status.kind === "open")
  return { party, rude: await rudeClient(server.url, { ...practice, device, party, me: status.me }) }
}

const officer = await member("Dana", "data-protection-officer")

const attestation = (change: { [key: string]: Json }): Json => ({
  organisation: practice.id,
  at: Date.now(),
  kind: "anonymity-test",
  about: laboratory.id,
  covers: [],
  result: "positive",
  version: 1,
  text: noText,
  validFrom: Date.now() - 1000,
  validUntil: Date.now() + day,
  previous: null,
  ...change,
})

async function leave(by: Rude, change: { [key: string]: Json }): Promise<string> {
  const envelope = await by.sign("attestation", attestation(change))
  const { status, code } = await problemOf(await by.ask("POST", "/v1/statements", { envelope }))
  return code === "" ? String(status) : `${status} ${code}`
}

const textOf = (value: Json, key: string): string => {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : []
  const text = inner.find(([name]) => name === key)?.[1]
  return typeof text === "string" ? text : ""
}

test("a test that nobody signed does not make data anonymous, on the server either", async () => {
  const honest = await caughtOrder(practice, laboratory.id)
  const body: { [key: string]: Json } = JSON.parse(
    Buffer.from(honest.disclosure.payload, "base64url").toString(),
  )
  const request: { [key: string]: Json } = JSON.parse(textOf(body, "request"))
  const claimed = {
    kind: "anonymity-test",
    about: laboratory.id,
    covers: [],
    result: "positive",
    version: "1",
    text: noText,
    validFrom: "2026-01-01T00:00:00Z",
    validUntil: "2036-01-01T00:00:00Z",
  }
  const documents = request["documents"]
  assert.ok(Array.isArray(documents))
  const lie = {
    ...request,
    consents: [],
    category: "anonymous",
    contents: ["design-part"],
    mappingKept: false,
    documents: [...documents, claimed],
  }
  const disclosure = await dentist.sign("disclosure", {
    ...body,
    consent: null,
    request: canonicalJson(lie),
  })
  const { code } = await problemOf(await dentist.ask("POST", "/v1/orders", { ...honest, disclosure }))
  assert.equal(code, "not-permitted")
})

test("an officer's device that places an order all the same is refused by the server", async () => {
  const honest = await caughtOrder(practice, laboratory.id)
  const body: Json = JSON.parse(Buffer.from(honest.disclosure.payload, "base64url").toString())
  const placing = { ...honest, disclosure: await officer.rude.sign("disclosure", body) }
  const refused = await problemOf(await officer.rude.ask("POST", "/v1/orders", placing))
  assert.deepEqual([refused.status, refused.code], [403, "not-for-an-officer"])
  assert.equal((await dentist.ask("POST", "/v1/orders", honest)).status, 200)
})

test("a judgement on law is signed by the data protection officer only, whoever else has a key", async () => {
  refusedWith(
    await practice.party.attest({
      kind: "dpo-review",
      about: laboratory.id,
      covers: [],
      result: "positive",
      text: "Geprüft.",
      days: 365,
    }),
    "officer-needed",
  )
  assert.equal(await leave(dentist, { kind: "dpo-review" }), "403 not-entitled")
  assert.equal(await leave(officer.rude, { kind: "dpo-review" }), "200")
  assert.equal(await leave(officer.rude, { kind: "risk-sheet" }), "403 not-entitled")
})

test("one attestation replaces another only by naming it", async () => {
  assert.equal(await leave(officer.rude, { kind: "scope-check" }), "200")
  assert.equal(await leave(officer.rude, { kind: "scope-check", version: 2 }), "409 statement-older")
  const again = {
    kind: "scope-check",
    about: laboratory.id,
    covers: [],
    result: "negative",
    days: 30,
  } as const
  must(await officer.party.attest({ ...again, text: "Der Beschluss umfasst das nicht." }))
  const [newest] = must(await officer.party.attestations([laboratory.id])).filter(
    ({ kind }) => kind === "scope-check",
  )
  assert.deepEqual([newest?.version, newest?.result], [2, "negative"])
})

test("what was taken back does not count again because a server shows only the older one", async () => {
  const seen = must(await officer.party.attestations([laboratory.id]))
  assert.ok(seen.some(({ kind }) => kind === "scope-check"))
  const all = must(await practice.party.attestations([laboratory.id]))
  assert.ok(all.some(({ kind, result }) => kind === "scope-check" && result === "negative"))
  practice.server.bend(
    "GET",
    /^\/v1\/statements/u,
    rewritten(({ statements }) => {
      assert.ok(Array.isArray(statements))
      const isOlder = (one: Json): boolean =>
        !Buffer.from(textOf(one, "payload"), "base64url").toString().includes('"negative"')
      return { statements: statements.filter((one) => isOlder(one)) }
    }),
  )
  const shown = must(await practice.party.attestations([laboratory.id]))
  practice.server.straighten()
  assert.ok(
    shown.some(({ kind }) => kind === "dpo-review"),
    "the rest is still shown",
  )
  assert.equal(
    shown.some(({ kind }) => kind === "scope-check"),
    false,
  )
  await alarmed(practice.party, "attestation-rolled-back")
})

test("a judgement that was taken back does not count on a device that never saw it, whatever a server hides", async () => {
  const check = { kind: "dpf-check", about: laboratory.id, covers: [], days: 30 } as const
  must(await officer.party.attest({ ...check, result: "positive", text: "Gelistet." }))
  must(await officer.party.attest({ ...check, result: "negative", text: "Nicht mehr gelistet." }))
  practice.server.bend(
    "GET",
    /^\/v1\/statements/u,
    rewritten(({ statements }) => {
      assert.ok(Array.isArray(statements))
      const body = (one: Json): string => Buffer.from(textOf(one, "payload"), "base64url").toString()
      return { statements: statements.filter((one) => !/dpf-check.*"negative"/u.test(body(one))) }
    }),
  )
  const shown = must(await practice.party.attestations([laboratory.id]))
  practice.server.straighten()
  assert.deepEqual(
    shown.filter(({ kind }) => kind === "dpf-check"),
    [],
  )
  await alarmed(practice.party, "attestation-rolled-back")
})

test("a reason for the name is signed, and another reason than the signed one is none", async () => {
  const { input, patient } = await preparedCase(practice.party, laboratory.id)
  const { consent } = must(
    await practice.party.recordConsent({
      ...consentSheet,
      patient: patient.patient,
      scope: { ...consentScope(laboratory.id), category: "identified" },
    }),
  )
  const actionsFor = async (reason: string) => {
    const patientName = { family: "Mustermann", given: "Erika", reason }
    const verdict = must(
      await practice.party.decide({ ...input, consent, form: { ...input.form, patientName } }),
    )
    return verdict.kind === "needs" ? verdict.items.map(({ action }) => action) : verdict.kind
  }
  assert.deepEqual(await actionsFor("Namensschild im Modell"), ["state-reason-for-name"])
  must(
    await practice.party.attestForDraft({
      draft: input.draft,
      to: laboratory.id,
      kind: "reason-for-name",
      text: "Namensschild im Modell",
    }),
  )
  assert.equal(await actionsFor("Namensschild im Modell"), "permit")
  assert.deepEqual(await actionsFor("Ein anderer Grund"), ["state-reason-for-name"])
})

test("what the practice attested of itself goes with the order that rests on it, and with no other", async () => {
  const house = { about: practice.id, covers: ["DE"], result: "positive", days: 30 } as const
  must(await practice.party.attest({ ...house, kind: "tax-release", text: "Keine Steuerunterlagen." }))
  const { order } = await sentOrder(practice.party, laboratory.id)
  must(await practice.party.attest({ ...house, kind: "tax-place-notice", text: "Dem Finanzamt gemeldet." }))
  const lab = await rudeClient(server.url, laboratory)
  const about = async (): Promise<readonly string[]> => {
    const answer = await lab.ask("GET", "/v1/orders")
    const { orders }: { orders: { order: string; statements: Json[] }[] } = JSON.parse(await answer.text())
    const statements = orders.find((one) => one.order === order)?.statements ?? []
    return statements
      .filter((one) => textOf(one, "payloadType").includes("attestation"))
      .map((one) => Buffer.from(textOf(one, "payload"), "base64url").toString())
      .filter((body) => body.includes(`"about":"${practice.id}"`))
      .map((body) => textOf(JSON.parse(body), "kind"))
  }
  assert.equal(must(await laboratory.party.order(order)).order, order)
  assert.deepEqual(await about(), ["tax-release"])
})

test("a judgement that a plain member signed closes the order at the recipient, whatever the server lets through", async () => {
  const mia = await member("Mia", "member")
  const { order } = await sentOrder(practice.party, laboratory.id)
  const judgement = {
    kind: "transfer-impact-assessment",
    validFrom: Date.now(),
    validUntil: Date.now() + day,
  }
  const restingOn = (by: Rude) =>
    rewritten(async ({ orders }) => {
      assert.ok(Array.isArray(orders))
      const signed = await by.sign("attestation", attestation(judgement))
      return { orders: await Promise.all(orders.map((one) => claiming(one, judgement, signed))) }
    })
  const orders = /^\/v1\/orders$/u
  laboratory.server.bend("GET", orders, restingOn(officer.rude))
  assert.equal(must(await laboratory.party.order(order)).order, order)
  laboratory.server.straighten()
  laboratory.server.bend("GET", orders, restingOn(mia.rude))
  refusedWith(await laboratory.party.order(order), "grant-unattested")
  laboratory.server.straighten()
})

/** The order as a practice and a server that are one would show it: its grant rests on one more attestation. */
async function claiming(
  order: Json,
  { kind, validFrom, validUntil }: { kind: string; validFrom: number; validUntil: number },
  signed: Json,
): Promise<Json> {
  assert.ok(typeof order === "object" && order !== null && "disclosure" in order)
  const { disclosure, statements } = order
  assert.ok(disclosure !== undefined && Array.isArray(statements))
  const body: { [key: string]: Json } = JSON.parse(
    Buffer.from(textOf(disclosure, "payload"), "base64url").toString(),
  )
  const request: { [key: string]: Json } = JSON.parse(textOf(body, "request"))
  const documents = request["documents"]
  assert.ok(Array.isArray(documents))
  const claimed = {
    kind,
    about: laboratory.id,
    covers: [],
    result: "positive",
    version: "1",
    text: noText,
    validFrom: instant(validFrom),
    validUntil: instant(validUntil),
  }
  const more = canonicalJson({ ...request, documents: [...documents, claimed] })
  const again = await dentist.sign("disclosure", { ...body, request: more })
  return { ...order, disclosure: again, statements: [...statements, signed] }
}
