/** A client that wants an emergency where there is none: another order, another recipient, another patient, its own second person. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { canonicalJson } from "@zahnwolke/core/encoding/json"
import type { DraftDecisionInput } from "@zahnwolke/core/party/draft-view"
import type { Json } from "@zahnwolke/core/encoding/json"
import { instant } from "@zahnwolke/core/policy/day"
import { randomId } from "@zahnwolke/core/records/id"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { consentScope, consentSheet, link, must } from "../story/people.ts"
import { rewritten } from "./bent.ts"
import { problemOf, rudeClient } from "./client.ts"
import { actor, alarmed, preparedCase, refusedWith } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const clinic = await actor(server.url, "practice", "Klinik am Fluss")
const other = await actor(server.url, "practice", "Praxis Gegenüber")
await link(practice.party, clinic.party, "practice")
await link(practice.party, other.party, "practice")
const dentist = await rudeClient(server.url, practice)

const emergency = {
  words: "Gefahr für Leib oder Leben.",
  signs: "Bewusstlos",
  noContraryWill: false,
} as const

const textOf = (body: { readonly [key: string]: Json }, key: string): string => {
  const text = body[key]
  assert.ok(typeof text === "string")
  return text
}

const bodyOf = (envelope: { readonly payload: string }): { [key: string]: Json } =>
  JSON.parse(Buffer.from(envelope.payload, "base64url").toString())

type Placing = { disclosure: { payload: string }; [key: string]: unknown }

/** The order as an honest client would place it, caught before it left. */
async function caught(draft: DraftDecisionInput): Promise<Placing> {
  let placing: Placing | null = null
  practice.server.bend("POST", /^\/v1\/orders$/u, ({ body }) => {
    placing = body as Placing
    return Response.json({ type: "", title: "", status: 503, code: "busy" }, { status: 503 })
  })
  await practice.party.send(draft)
  practice.server.straighten()
  assert.ok(placing)
  return placing
}

/** The same in an attested emergency. */
async function caughtEmergency() {
  const { input, patient } = await preparedCase(practice.party, clinic.id)
  const { patient: id } = patient
  const view = must(await practice.party.attestEmergency({ ...emergency, patient: id, to: clinic.id }))
  const draft = { ...input, consent: null, form: { ...input.form, units: [] }, emergency: view.order }
  return { view, draft, placing: await caught(draft) }
}

const half = 43_200_000

const attestation = (order: string, change: { [key: string]: Json }): Json => ({
  organisation: practice.id,
  at: Date.now(),
  kind: "emergency-attestation",
  about: order,
  covers: [clinic.id],
  result: "positive",
  version: 1,
  text: "0".repeat(64),
  validFrom: Date.now() - 1000,
  validUntil: Date.now() + half,
  previous: null,
  ...change,
})

async function leave(order: string, change: { [key: string]: Json }): Promise<string> {
  const envelope = await dentist.sign("attestation", attestation(order, change))
  return (await problemOf(await dentist.ask("POST", "/v1/statements", { envelope }))).code
}

/** An order that a consent permits, claimed as an emergency without any consent and signed anew by the same key. */
async function claimedOrder() {
  const { input, patient } = await preparedCase(practice.party, clinic.id)
  const scope = { ...consentScope(clinic.id), purpose: "treatment" as const }
  const { patient: id } = patient
  const { consent } = must(await practice.party.recordConsent({ ...consentSheet, patient: id, scope }))
  const placing = await caught({ ...input, consent, form: { ...input.form, units: [] } })
  const before = bodyOf(placing.disclosure)
  const request: { [key: string]: Json } = JSON.parse(textOf(before, "request"))
  const documents = request["documents"]
  assert.ok(Array.isArray(documents))
  const place = async (attested: readonly Json[] = []): Promise<string> => {
    const claim = { ...request, emergency: true, consents: [], documents: [...documents, ...attested] }
    const reasons = ["g3-ground-emergency"]
    const text = canonicalJson(claim)
    const disclosure = await dentist.sign("disclosure", { ...before, consent: null, reasons, request: text })
    return (await problemOf(await dentist.ask("POST", "/v1/orders", { ...placing, disclosure }))).code
  }
  return { order: textOf(before, "order"), place }
}

test("an emergency that was claimed and not attested opens nothing", async () => {
  const { place } = await claimedOrder()
  assert.equal(await place(), "not-permitted")
})

test("what was attested for another practice, for another order or for yesterday sends nothing to the clinic", async () => {
  const elsewhere = await claimedOrder()
  assert.equal(await leave(elsewhere.order, { covers: [other.id] }), "")
  assert.equal(await elsewhere.place(), "not-permitted")

  const another = await claimedOrder()
  assert.equal(await leave(randomId("order"), {}), "")
  assert.equal(await another.place(), "not-permitted")

  const over = await claimedOrder()
  assert.equal(await leave(over.order, { validFrom: Date.now() - half - 1000 }), "")
  assert.equal(await over.place(), "not-permitted")
})

test("the very attestation of this order and this clinic is what the server was waiting for", async () => {
  const { order, place } = await claimedOrder()
  const [at, validFrom, validUntil] = [Date.now(), Date.now() - 1000, Date.now() + half]
  assert.equal(await leave(order, { at, validFrom, validUntil }), "")
  assert.equal(await place(), "decision-differs")
  const document = {
    kind: "emergency-attestation",
    about: order,
    covers: [clinic.id],
    result: "positive",
    version: "1",
    text: "0".repeat(64),
    validFrom: instant(validFrom),
    validUntil: instant(validUntil),
  }
  assert.equal(await place([document]), "")
})

test("nobody is the second person beside themselves, and an emergency is not attested twice", async () => {
  const { view } = await caughtEmergency()
  const [first] = must(await practice.party.attestations([view.order]))
  assert.ok(first !== undefined)
  const again = { text: first.text }
  assert.equal(await leave(view.order, { ...again, kind: "emergency-confirmation" }), "emergency-same-person")
  assert.equal(await leave(view.order, { ...again, version: 2 }), "emergency-attested")
})

test("words that speak of another patient close the order at the clinic, whatever the server lets through", async () => {
  const one = await caughtEmergency()
  const two = await caughtEmergency()
  const { order } = must(await practice.party.send(one.draft))
  assert.equal(must(await clinic.party.order(order)).emergency?.signs, emergency.signs)
  const theirs = one.placing.disclosure
  // The practice's own key signs, under this order's name, the hash of the words for the other patient.
  const [attested] = must(await practice.party.attestations([two.view.order]))
  assert.ok(attested !== undefined)
  const hash = attested.text
  const term = { validFrom: Date.now() - 1000, validUntil: Date.now() + half }
  const statement = await dentist.sign("attestation", attestation(order, { text: hash, ...term }))
  const before = bodyOf(theirs)
  const request: { [key: string]: Json } = JSON.parse(textOf(before, "request"))
  const documents = (request["documents"] as { kind: string }[]).map((document) =>
    document.kind === "emergency-attestation"
      ? {
          ...document,
          text: hash,
          validFrom: new Date(term.validFrom).toISOString().replace(/\.\d+Z$/u, "Z"),
          validUntil: new Date(term.validUntil).toISOString().replace(/\.\d+Z$/u, "Z"),
        }
      : document,
  )
  const at = new Date().toISOString().replace(/\.\d+Z$/u, "Z")
  const disclosure = await dentist.sign("disclosure", {
    ...before,
    at: Date.now(),
    request: canonicalJson(JSON.parse(JSON.stringify({ ...request, at, documents }))),
  })
  const restarted = await clinic.restarted()
  clinic.server.bend(
    "GET",
    /^\/v1\/orders$/u,
    rewritten(({ orders }) => {
      assert.ok(Array.isArray(orders))
      return {
        orders: orders.map((shown) => {
          const wire = Object(shown)
          if (wire.order !== order) return shown
          return { ...wire, disclosure, statements: [...wire.statements, statement] }
        }),
      }
    }),
  )
  refusedWith(await restarted.order(order), "grant-of-another-emergency")
  await alarmed(restarted, "grant-of-another-emergency")
  clinic.server.straighten()
})
