/** What a member signed counts by the role that they had when they signed, whatever became of them. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { newIdentity, recipientOf } from "../envelope/identity.ts"
import { randomId } from "../records/id.ts"
import type { MemberRole } from "../records/organisation.ts"
import type { Change, OrganisationState } from "../trust/organisation-log.ts"
import { keyToText, signerFromSeed } from "../trust/signing.ts"
import { believeAttestations } from "./attestations.ts"
import { signChanges } from "./organisation.ts"
import { signAs } from "./signed.ts"

const noon = Date.UTC(2026, 10, 23, 12)
const hour = 3_600_000
const keys = (id: string) => signerFromSeed(crypto.getRandomValues(new Uint8Array(32)), id)

async function house() {
  const recipient = await recipientOf(newIdentity())
  const [owner, officer, device] = [randomId("user"), randomId("user"), randomId("device")]
  const [ownerKey, officerKey, deviceKey, kit] = [
    await keys(owner),
    await keys(officer),
    await keys(device),
    await keys("recovery"),
  ]
  const text = (one: typeof kit) => keyToText(new Uint8Array(one.publicKey))
  const member = (user: typeof owner, role: MemberRole, key: typeof kit) => ({
    user,
    role,
    signingKey: text(key),
    recipient,
  })
  const found: Change = {
    kind: "found",
    role: "practice",
    owner: member(owner, "owner", ownerKey),
    recovery: { signingKey: text(kit), recipient },
  }
  const join: Change = { kind: "add-member", ...member(officer, "member", officerKey) }
  const enrol: Change = { kind: "add-device", user: officer, device, key: text(deviceKey) }
  const founded = await signChanges(null, [found, join], ownerKey, noon)
  const { state } = await signChanges(founded.state, [enrol], officerKey, noon)
  const changed = async (before: OrganisationState, role: MemberRole, at: number) =>
    (await signChanges(before, [{ kind: "change-role", user: officer, role }], ownerKey, at)).state
  const says = (at: number) =>
    signAs({ deviceSigner: deviceKey }, "attestation", {
      organisation: state.id,
      at,
      kind: "dpo-review",
      about: randomId("org"),
      covers: [],
      result: "positive",
      version: 1,
      text: "0".repeat(64),
      validFrom: at,
      validUntil: at + 1000 * hour,
      previous: null,
    })
  return { changed, says, state }
}

test("a review of the officer stays good after they were the officer, and one from before they were never becomes so", async () => {
  const { changed, says, state } = await house()
  const signed = [await says(noon + hour), await says(noon + 3 * hour), await says(noon + 5 * hour)]
  const seen = async (as: OrganisationState) =>
    (await believeAttestations(signed, as)).map(({ body }) => (body.at - noon) / hour)
  assert.deepEqual(await seen(state), [])
  const raised = await changed(state, "data-protection-officer", noon + 2 * hour)
  assert.deepEqual(await seen(raised), [3, 5])
  const lowered = await changed(raised, "member", noon + 4 * hour)
  assert.deepEqual(await seen(lowered), [3])
  const again = await changed(lowered, "data-protection-officer", noon + 6 * hour)
  assert.deepEqual(await seen(again), [3])
})

test("whoever dates a change of role back makes nothing good that was signed before the last change", async () => {
  const { changed, says, state } = await house()
  const early = await says(noon + hour)
  const raised = await changed(state, "data-protection-officer", noon + 2 * hour)
  const lowered = await changed(raised, "member", noon + 4 * hour)
  const dated = await changed(lowered, "data-protection-officer", noon)
  assert.deepEqual(await believeAttestations([early], dated), [])
})
