import assert from "node:assert/strict"
import { test } from "node:test"
import { attestationKinds, mayAttest, newestAttestations } from "./attestation.ts"
import { memberRoles } from "./organisation.ts"

test("judgements on law are the officer's alone, what was said to the patient is not the officer's, programs sign nothing", () => {
  const judged = attestationKinds.filter(
    (kind) => mayAttest("data-protection-officer", kind) && !mayAttest("owner", kind),
  )
  assert.deepEqual(judged.toSorted(), [
    "anonymity-test",
    "dpf-check",
    "dpo-review",
    "onward-decision",
    "scope-check",
    "transfer-impact-assessment",
  ])
  assert.equal(mayAttest("data-protection-officer", "emergency-attestation"), false)
  assert.equal(mayAttest("member", "emergency-attestation"), true)
  for (const kind of attestationKinds) {
    assert.equal(mayAttest("agent", kind), false)
    assert.equal(mayAttest(undefined, kind), false)
    assert.ok(
      memberRoles.some((role) => mayAttest(role, kind)),
      `nobody may sign ${kind}`,
    )
  }
})

test("of two about the same thing the later one counts, whatever order they come in", () => {
  const one = (version: number, about: string) => ({ kind: "dpf-check", about, version }) as const
  assert.deepEqual(newestAttestations([one(2, "a"), one(1, "a"), one(1, "b")]), [one(2, "a"), one(1, "b")])
})
