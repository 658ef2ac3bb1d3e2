import assert from "node:assert/strict"
import { test } from "node:test"
import { objections } from "./fixtures/validator.ts"
import { randomId } from "../records/id.ts"
import { recordBundle } from "./bundle.ts"
import type { ExportedOrder } from "./bundle.ts"

const practice = randomId("org")
const laboratory = randomId("org")
const order = randomId("order")
const at = Date.UTC(2026, 10, 20)
const hash = "cd".repeat(32)

const whole: ExportedOrder = {
  disclosure: {
    organisation: practice,
    at,
    order,
    parent: null,
    recipient: laboratory,
    recipientGenesis: hash,
    recipientProfile: hash,
    consent: randomId("consent"),
    request: "{}",
    law: "2026-11",
    verdict: "permit",
    reasons: ["g3-ground-consent"],
    findings: hash,
    leakCheck: "clean",
    objects: [{ object: randomId("object"), size: 10, sha256: hash }],
    mayPassTo: [],
    eraseBy: at + 86_400_000,
  },
  receipts: [{ organisation: laboratory, at, order, disclosure: hash }],
  additions: [
    { organisation: laboratory, at, order, objects: [{ object: randomId("object"), size: 5, sha256: hash }] },
  ],
  declarations: [
    { organisation: practice, at, order, closure: hash, keysDestroyed: ["order"], objectsDropped: 1 },
    { organisation: laboratory, at, order, closure: hash, keysDestroyed: ["order"], objectsDropped: 1 },
  ],
  reports: [
    {
      order,
      at,
      closure: hash,
      objects: [],
      envelopes: 2,
      events: 3,
      backupsUntil: at,
      pools: [{ name: "main", country: "DE", operator: "self" }],
    },
  ],
}

const bundle = recordBundle({
  at,
  organisations: [
    { id: practice, name: "Praxis" },
    { id: laboratory, name: "Labor" },
  ],
  consents: [],
  orders: [whole],
})

test("each step of an order is an event that a foreign validator takes", () => {
  assert.deepEqual(objections(bundle), [])
  for (const { resource } of bundle.entry) assert.deepEqual(objections(resource), [], resource.id)
})

test("the validator is one that objects: without its time an event is refused", () => {
  const [event] = bundle.entry.flatMap(({ resource }) =>
    resource.resourceType === "AuditEvent" ? [resource] : [],
  )
  assert.ok(event)
  const { recorded: _, ...untimed } = event
  assert.notDeepEqual(objections(untimed), [])
})

test("who got what, on what ground, until when stands in the event of the disclosure", () => {
  const event = bundle.entry
    .map(({ resource }) => resource)
    .find((resource) => resource.resourceType === "AuditEvent" && resource.id.startsWith("disclosure-"))
  assert.ok(event?.resourceType === "AuditEvent")
  assert.equal(event.agent[1]?.who.identifier?.value, laboratory)
  const said = Object.fromEntries(
    event.entity[0]?.detail.map(({ type, valueString }) => [type, valueString]) ?? [],
  )
  assert.equal(said["reason"], "g3-ground-consent")
  assert.equal(said["erase-by"], "2026-11-21T00:00:00.000Z")
})

test("two parties' declarations of one erasure are two events, and nothing stands twice", () => {
  const urls = bundle.entry.map(({ fullUrl }) => fullUrl)
  assert.equal(new Set(urls).size, urls.length)
  assert.equal(urls.filter((url) => url.includes("/erasure-")).length, 2)
})
