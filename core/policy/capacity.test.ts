import assert from "node:assert/strict"
import { test } from "node:test"
import { capacityProblem } from "./capacity.ts"
import type { ConsentFact } from "./request.ts"

const signed = (signer: ConsentFact["signer"], more: Partial<ConsentFact> = {}) => ({
  signer,
  assent: false,
  capacityDocumented: false,
  authorityShown: false,
  ...more,
})
const why = (...args: Parameters<typeof capacityProblem>): string | null => {
  const problem = capacityProblem(...args)
  if (problem === null) return null
  return problem.kind === "outgrown" ? "outgrown" : problem.why
}

test("an adult signs alone; a representative shows the document", () => {
  assert.equal(why(signed("patient"), "adult", true), null)
  assert.equal(why(signed("representative"), "adult", false), "representation-not-shown")
  assert.equal(why(signed("representative", { authorityShown: true }), "adult", false), null)
})

test("on the eighteenth birthday the parents' consent is outgrown", () => {
  assert.equal(why(signed("guardian", { authorityShown: true }), "adult", false), "outgrown")
  assert.equal(why(signed("both-guardians"), "adult", false), "outgrown")
})

test("below fourteen the guardians sign", () => {
  assert.equal(
    why(signed("patient", { capacityDocumented: true }), "under-14", false),
    "too-young-to-sign-alone",
  )
  assert.equal(why(signed("both-guardians"), "under-14", false), null)
})

test("one guardian needs a declaration, and both are needed where it is grave", () => {
  assert.equal(why(signed("guardian"), "under-14", false), "guardian-declaration-missing")
  assert.equal(why(signed("guardian", { authorityShown: true }), "under-14", false), null)
  assert.equal(why(signed("guardian", { authorityShown: true }), "under-14", true), "both-guardians-needed")
})

test("at fourteen and fifteen the young patient agrees as well", () => {
  assert.equal(why(signed("both-guardians"), "14-to-15", false), "assent-missing")
  assert.equal(why(signed("both-guardians", { assent: true }), "14-to-15", false), null)
})

test("from fourteen to seventeen nobody signs over the head of the young patient, whoever it is", () => {
  for (const signer of ["guardian", "both-guardians", "representative"] as const) {
    for (const age of ["14-to-15", "16-to-17"] as const) {
      assert.equal(why(signed(signer, { authorityShown: true }), age, false), "assent-missing", signer)
      assert.equal(why(signed(signer, { authorityShown: true, assent: true }), age, false), null)
    }
  }
})

test("from sixteen the patient signs alone where the capacity is documented", () => {
  assert.equal(why(signed("patient"), "16-to-17", false), "capacity-not-documented")
  assert.equal(why(signed("patient", { capacityDocumented: true }), "16-to-17", false), null)
  assert.equal(
    why(signed("patient", { capacityDocumented: true }), "16-to-17", true),
    "both-guardians-needed",
  )
})

test("nobody signs for somebody whose age nobody knows", () => {
  for (const signer of ["patient", "guardian", "both-guardians", "representative"] as const) {
    const most = signed(signer, { assent: true, capacityDocumented: true, authorityShown: true })
    assert.equal(why(most, "unknown", false), "age-unknown")
  }
})
