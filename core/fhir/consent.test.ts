import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { objections } from "./fixtures/validator.ts"
import { instant } from "../policy/day.ts"
import { categories, contentKinds } from "../records/consent.ts"
import { randomId } from "../records/id.ts"
import type { StatementBody } from "../trust/statements.ts"
import { consentResource } from "./consent.ts"
import { readConsent } from "./read-consent.ts"

const practice = randomId("org")
const laboratory = randomId("org")
const mill = randomId("org")
const start = Date.UTC(2026, 10, 1)

const consent: StatementBody<"consent"> = {
  organisation: practice,
  at: start,
  consent: randomId("consent"),
  scope: {
    recipients: [{ organisation: laboratory, country: "DE" }],
    onward: [{ organisation: mill, country: "AT" }],
    purpose: "make-restoration",
    kinds: ["scan", "photo-mouth"],
    category: "pseudonymised",
    countries: ["AT"],
  },
  releasesFromSecrecy: true,
  givenAt: start,
  validUntil: start + 180 * 86_400_000,
  signer: "patient",
  assent: false,
  capacityDocumented: false,
  authorityShown: false,
  evidence: "ab".repeat(32),
}
const patient = randomId("patient")

test("a consent says the same after a journey through FHIR", () => {
  const read = readConsent(consentResource({ consent, withdrawal: null, patient }), laboratory)
  assert.ok(read.kind === "consent")
  const { fact } = read
  assert.deepEqual(fact.scope, { ...consent.scope, order: "any" })
  assert.equal(fact.id, consent.consent)
  assert.equal(fact.evidence, consent.evidence)
  assert.equal(fact.signer, "patient")
  assert.equal(fact.releasesFromSecrecy, true)
  assert.equal(fact.validUntil, instant(consent.validUntil))
})

test("every consent that the form can make comes through FHIR no wider than it was, and valid to others", () => {
  const scope = fc.record({
    purpose: fc.constantFrom("make-restoration", "treatment", "second-opinion"),
    kinds: fc.subarray([...contentKinds]),
    category: fc.constantFrom(...categories),
    countries: fc.subarray(["AT", "CH", "CN"]),
    onward: fc.subarray([...consent.scope.onward]),
  })
  const signer = fc.constantFrom("patient", "guardian", "both-guardians", "representative")
  fc.assert(
    fc.property(scope, signer, fc.boolean(), (chosen, by, ticked) => {
      const one = {
        ...consent,
        signer: by,
        releasesFromSecrecy: ticked,
        scope: {
          ...consent.scope,
          ...chosen,
          kinds: contentKinds.filter((kind) => chosen.kinds.includes(kind)),
        },
      }
      const resource = consentResource({ consent: one, withdrawal: null, patient })
      assert.deepEqual(objections(resource), [])
      const read = readConsent(resource, laboratory)
      assert.ok(read.kind === "consent")
      assert.deepEqual(read.fact.scope, { ...one.scope, order: "any" })
      assert.equal(read.fact.signer, by)
      assert.equal(read.fact.releasesFromSecrecy, ticked)
    }),
    { numRuns: 60 },
  )
})

test("a withdrawn consent counts for nothing in FHIR either, and ends when it was withdrawn", () => {
  const at = start + 86_400_000
  const withdrawal = { organisation: practice, at, consent: consent.consent }
  const resource = consentResource({ consent, withdrawal, patient })
  assert.equal(resource.status, "inactive")
  assert.equal(resource.provision.period?.end, new Date(at).toISOString())
  assert.deepEqual(readConsent(resource, laboratory), { kind: "none", why: "not-active" })
})

test("a no that names nobody holds against everybody, a yes that names nobody against none", () => {
  const resource = consentResource({ consent, withdrawal: null, patient })
  const { actor: _, ...unnamed } = resource.provision
  const no = readConsent({ ...resource, provision: { ...unnamed, type: "deny" } }, mill)
  assert.ok(no.kind === "dissent")
  assert.deepEqual(no.fact.scope.recipients, [{ organisation: mill, country: "??" }])
  assert.equal(no.fact.withdrawnAt, no.fact.givenAt)
  assert.deepEqual(readConsent({ ...resource, provision: unnamed }, mill), {
    kind: "none",
    why: "no-recipient-named",
  })
})

test("whatever is no FHIR consent is none, and nothing crashes on it", () => {
  for (const thing of [null, 1, "x", [], {}, { resourceType: "Consent" }, { resourceType: "Patient" }])
    assert.equal(readConsent(thing, laboratory).kind, "none")
  fc.assert(fc.property(fc.anything(), (thing) => readConsent(thing, laboratory).kind === "none"))
})
