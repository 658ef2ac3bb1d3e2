/** A third country on Art. 49(1)(a) GDPR: told of the risks, with the officer's word, three times a year and no more. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { DraftDecisionInput } from "@zahnwolke/core/party/draft-view"
import type { AttestationKind } from "@zahnwolke/core/records/attestation"
import { strictKnobs } from "@zahnwolke/core/policy/knobs"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { problemOf, rudeClient } from "./malicious-server/client.ts"
import { actor, caughtSending, codeOf, files } from "./malicious-server/scene.ts"
import { officerOf } from "./story/colleague.ts"
import { consentScope, consentSheet, crownOrder, link, must, profileOf } from "./story/people.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const importer = await actor(server.url, "laboratory", "Labor Fern")
await link(practice.party, importer.party, "laboratory")
const officer = await officerOf(server.url, practice.party)
const to = importer.id

const there = ["CN"]
must(
  await importer.party.changeProfile({
    ...profileOf("laboratory", "Labor Fern"),
    places: { seat: "CN", processing: there, storage: there, backup: there, support: there },
  }),
)
must(await officer.changeSettings({ ...strictKnobs, thirdCountry: "dpo-per-case" }))

async function prepared(): Promise<DraftDecisionInput> {
  const { party } = practice
  const { patient } = must(
    await party.addPatient({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }),
  )
  const scope = { ...consentScope(to), recipients: [{ organisation: to, country: "CN" }], countries: ["CN"] }
  const { consent } = must(await party.recordConsent({ ...consentSheet, patient, scope }))
  const { draft } = must(await party.prepare({ draft: null, files, patient, to }))
  return { draft, to, patient, consent, form: crownOrder(), without: [], mayPassTo: [] }
}

async function asked(input: DraftDecisionInput): Promise<readonly string[]> {
  const verdict = must(await practice.party.decide(input))
  switch (verdict.kind) {
    case "permit":
      return ["permit"]
    case "needs":
      return verdict.items.map(({ action }) => action).toSorted()
    case "deny":
      return verdict.reasons.map(({ id }) => id)
  }
}

async function signedFor({ draft }: DraftDecisionInput): Promise<void> {
  for (const kind of ["risk-sheet", "single-case"] satisfies readonly AttestationKind[]) {
    must(await practice.party.attestForDraft({ draft, to, kind, text: "Erklärt; ein Einzelfall." }))
  }
}

test("three single cases in a year may go, each with its risk sheet and the officer's word; the fourth is a series", async () => {
  const first = await prepared()
  assert.deepEqual(await asked(first), ["ask-dpo", "confirm-single-case", "show-risk-sheet"])
  const review = { about: to, kind: "dpo-review", result: "positive", text: "Geprüft.", detail: "" } as const
  must(await officer.signCheck(review))
  const kept = await prepared()
  await signedFor(kept)
  const early = await caughtSending(practice, kept)
  for (const input of [first, await prepared(), await prepared()]) {
    await signedFor(input)
    assert.deepEqual(await asked(input), ["permit"])
    must(await practice.party.send(input))
  }
  const fourth = await prepared()
  await signedFor(fourth)
  assert.deepEqual(await asked(fourth), ["g6-series"])
  assert.equal(codeOf(await practice.party.send(fourth)), "not-permitted")

  // Signed as the first of the year, and kept back until three had gone: the server counts itself.
  const rude = await rudeClient(server.url, practice)
  assert.deepEqual(await problemOf(await rude.ask("POST", "/v1/orders", early)), {
    status: 403,
    code: "not-permitted",
  })
})
