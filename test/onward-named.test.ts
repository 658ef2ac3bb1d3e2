import assert from "node:assert/strict"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import type { OnwardRecipient } from "@zahnwolke/core/records/organisation"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "./story/memory-device.ts"
import { foundSide, giveConsent, link, must, profileOf } from "./story/people.ts"
import { linkedPair, readyToSend, twoJaws } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const pair = await linkedPair(server.url)
const { practice, laboratory } = pair
const mill = await foundSide(server.url, "milling-centre", "Fräszentrum Süd")
await link(practice.party, mill.party, "milling-centre")

const names = (recipients: readonly OnwardRecipient[]) =>
  laboratory.party.changeProfile({
    ...profileOf("laboratory", "Labor Nord"),
    onward: { kind: "named", recipients },
  })

async function officer() {
  const { link: invitation } = must(
    await practice.party.inviteMember({ name: "Dana", role: "data-protection-officer" }),
  )
  const party = openParty(partsOf(server.url, memoryDevice()))
  const { passphrase } = must(
    await party.joinAsMember({ link: invitation, loginName: "Dana", deviceName: "PC" }),
  )
  must(await practice.party.attend())
  must(await party.signIn({ loginName: "Dana", passphrase, deviceName: "PC" }))
  return party
}

const dana = await officer()

async function draftWithConsent() {
  const input = await readyToSend(pair)
  assert.ok(input.patient)
  const { consent } = await giveConsent(practice.party, input.patient, laboratory.me.organisation, [
    mill.me.organisation,
  ])
  return { ...input, consent }
}

const actions = async (input: Awaited<ReturnType<typeof draftWithConsent>>) => {
  const verdict = must(await practice.party.decide(input))
  const kinds: readonly string[] =
    verdict.kind === "needs" ? verdict.items.map(({ action }) => action) : [verdict.kind]
  return kinds
}

/** The officer writes no order: a draft of their own stands for the recipient. */
async function decidedByDana(): Promise<string> {
  const to = laboratory.me.organisation
  const { draft } = must(await dana.prepare({ draft: null, files: twoJaws, patient: null, to }))
  const answer = await dana.attestForDraft({
    draft,
    to,
    kind: "onward-decision",
    text: "Geprüft.",
  })
  return answer.ok ? "signed" : answer.refusal.code
}

test("a next recipient without an account stays unknown, and nobody can sign it away", async () => {
  must(await names([{ name: "Fräserei Fern", country: "DE" }]))
  assert.ok((await actions(await draftWithConsent())).includes("decide-onward"))
  assert.equal(await decidedByDana(), "onward-not-permitted")
})

test("a laboratory that names a milling centre is sent to once the officer has judged that one, and not before", async () => {
  must(await names([{ name: "Fräszentrum Süd", country: "DE", organisation: mill.me.organisation }]))
  const input = await draftWithConsent()
  assert.deepEqual(await actions(input), ["decide-onward"])

  const own = await practice.party.attestForDraft({
    draft: input.draft,
    to: laboratory.me.organisation,
    kind: "onward-decision",
    text: "Geprüft.",
  })
  assert.equal(own.ok ? "signed" : own.refusal.code, "officer-needed")

  assert.equal(await decidedByDana(), "signed")
  assert.deepEqual(await actions(input), ["permit"])
  const { order } = must(await practice.party.send(input))
  must(await laboratory.party.attend())
  assert.equal(must(await laboratory.party.order(order)).state, "received")
})

test("a consent that does not name the milling centre is not enough for it", async () => {
  const input = await readyToSend(pair)
  assert.ok((await actions({ ...input, consent: input.consent ?? assert.fail() })).includes("ask-consent"))
})
