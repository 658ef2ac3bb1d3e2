import assert from "node:assert/strict"
import { test } from "node:test"
import { instant } from "./day.ts"
import { effectsOfWithdrawal, type LiveDisclosure } from "./withdrawal.ts"

const at = instant(Date.UTC(2026, 10, 23))
const effects = (state: LiveDisclosure["state"], made = false): readonly string[] =>
  effectsOfWithdrawal(at, [{ order: "order-1", recipient: "lab-1", state, made }]).map((effect) =>
    effect.kind === "notify" ? `${effect.kind} ${effect.asks}` : effect.kind,
  )

test("a running upload stops and its keys are revoked", () => {
  assert.deepEqual(effects("uploading"), ["abort-upload", "revoke-keys", "receipt-to-patient"])
  assert.deepEqual(effects("preparing"), ["stop-preparing", "receipt-to-patient"])
})

test("a recipient is told to erase, or to restrict what was lawfully made", () => {
  assert.deepEqual(effects("waiting"), ["revoke-keys", "notify erase", "receipt-to-patient"])
  assert.deepEqual(effects("picked-up"), ["revoke-keys", "notify erase", "receipt-to-patient"])
  assert.deepEqual(effects("picked-up", true), ["revoke-keys", "notify restrict", "receipt-to-patient"])
})

test("the patient gets a receipt, even where nothing is left to stop", () => {
  assert.deepEqual(effects("erased"), ["receipt-to-patient"])
  assert.deepEqual(effectsOfWithdrawal(at, []), [{ kind: "receipt-to-patient", at }])
})
