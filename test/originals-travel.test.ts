/** What leaves as it came: a radiograph for another treating practice, and what no program can de-identify, with consent. */
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { after, test } from "node:test"
import type { DraftDecisionInput } from "@zahnwolke/core/party/draft-view"
import type { InputFile } from "@zahnwolke/core/party/party"
import type { ConsentInput } from "@zahnwolke/core/party/patient-views"
import type { VerdictView } from "@zahnwolke/core/party/verdict-views"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { consentScope, consentSheet, crownOrder, foundSide, link, must } from "./story/people.ts"
import type { Side } from "./story/people.ts"

const server = await startServer()
after(() => server.stop())

const slices: readonly InputFile[] = makeDvt({ seed: 5, size: 24, slices: 3, voxel: 4 }).files.map(
  ({ name, bytes }) => ({ path: `Mustermann/${name}`, blob: new Blob([bytes]) }),
)
const letter: InputFile = {
  path: "Arztbrief Mustermann.pdf",
  blob: new Blob(["%PDF-1.4\n% Erika Mustermann, geb. 04.05.1980\n%%EOF\n"]),
}
const named = { family: "Mustermann", given: "Erika", reason: "Der Brief nennt sie beim Namen." }

const hashOf = async (blob: Blob): Promise<string> =>
  createHash("sha256")
    .update(new Uint8Array(await blob.arrayBuffer()))
    .digest("hex")

interface Desk {
  readonly practice: Side
  readonly other: Side
  readonly input: DraftDecisionInput
}

let desks = 0

async function deskWith(role: "practice" | "laboratory", files: readonly InputFile[]): Promise<Desk> {
  const practice = await foundSide(server.url, "practice", `Praxis am Wall ${++desks}`)
  const other = await foundSide(server.url, role, `Gegenüber ${desks}`, { ownHouse: role === "practice" })
  await link(practice.party, other.party, role)
  const to = other.me.organisation
  const { patient } = must(
    await practice.party.addPatient({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }),
  )
  const { draft } = must(await practice.party.prepare({ draft: null, files, patient, to }))
  const form = { ...crownOrder(), units: [], shade: "", patientName: named }
  return { practice, other, input: { draft, to, patient, consent: null, form, without: [], mayPassTo: [] } }
}

async function confirmAll({ practice, input }: Desk): Promise<void> {
  const { files } = must(await practice.party.prepare({ ...input, files: [] }))
  const keys = files.map(({ key }) => key)
  const { files: after } = must(await practice.party.confirmOriginals({ draft: input.draft, keys, on: true }))
  assert.deepEqual(
    [...new Set(after.map(({ category, status }) => `${category} ${status}`))],
    ["identified ready"],
  )
}

async function withConsent(
  { practice, input }: Desk,
  scope: Partial<ConsentInput["scope"]>,
): Promise<DraftDecisionInput> {
  assert.ok(input.patient !== null)
  const all = { ...consentScope(input.to), category: "identified" as const, ...scope }
  const { consent } = must(
    await practice.party.recordConsent({ ...consentSheet, patient: input.patient, scope: all }),
  )
  return { ...input, consent }
}

const reasonsOf = (verdict: VerdictView): readonly string[] =>
  verdict.kind === "needs"
    ? verdict.items.flatMap(({ id, more }) => [id, ...more.map((one) => one.id)])
    : verdict.reasons.map(({ id }) => id)

test("another practice gets the radiograph bit for bit as it was taken, and never the cleaned copy", async () => {
  const desk = await deskWith("practice", slices)
  const { practice, other } = desk
  const treating = await withConsent(desk, { purpose: "treatment", kinds: ["radiograph", "order"] })

  const { draft } = treating
  const keys = must(await practice.party.prepare({ ...treating, files: [] })).files.map(({ key }) => key)
  must(await practice.party.reviewDone({ draft, keys, replacement: null, showsFace: false }))
  const copy = must(await practice.party.decide(treating))
  assert.deepEqual([copy.kind, reasonsOf(copy)], ["deny", ["g12-degraded"]])
  assert.ok(copy.kind === "deny" && copy.instead.includes("send-original"))

  await confirmAll(desk)
  const without = must(await practice.party.decide(desk.input))
  assert.deepEqual([without.kind, reasonsOf(without)], ["needs", ["g3-consent-missing"]])
  const forCrowns = await withConsent(desk, { kinds: ["radiograph", "order"] })
  assert.deepEqual(reasonsOf(must(await practice.party.decide(forCrowns))), ["g3-consent-partial"])

  const { order } = must(await practice.party.send(treating))
  const { disclosure, files } = must(await other.party.order(order))

  must(await other.party.accept(order))
  assert.deepEqual(must(await other.party.order(order)).actions, ["ask", "close"])
  assert.equal(disclosure.category, "identified")
  assert.equal(disclosure.review.state, "verified")
  assert.deepEqual(disclosure.review.why, ["unaltered"])
  const received = await Promise.all(
    files.map(async ({ object }) => hashOf(must(await other.party.openFile({ order, object })).blob)),
  )
  assert.deepEqual(
    received.toSorted(),
    (await Promise.all(slices.map(({ blob }) => hashOf(blob)))).toSorted(),
  )
})

test("a letter goes to the laboratory with the consent that names it, a reason and a word for this file, and says so there", async () => {
  const desk = await deskWith("laboratory", [letter])
  const { practice, other, input } = desk
  const [refused] = must(await practice.party.prepare({ ...input, files: [] })).files
  assert.deepEqual(
    [refused?.status, refused?.original],
    ["refused", { ground: "not-deidentifiable", confirmed: false }],
  )
  const unconfirmed = await practice.party.send(input)
  assert.ok(!unconfirmed.ok && unconfirmed.refusal.code === "no-files")

  await confirmAll(desk)
  assert.deepEqual(reasonsOf(must(await practice.party.decide(input))), ["g2-name-not-necessary"])
  const scansOnly = await withConsent(desk, {})
  assert.ok(reasonsOf(must(await practice.party.decide(scansOnly))).includes("g2-name-not-necessary"))
  const covered = await withConsent(desk, { kinds: ["document", "order"] })
  assert.deepEqual(reasonsOf(must(await practice.party.decide(covered))), ["g2-reason-for-name"])
  must(
    await practice.party.attestForDraft({
      draft: input.draft,
      to: input.to,
      kind: "reason-for-name",
      text: named.reason,
    }),
  )

  const { order } = must(await practice.party.send(covered))
  const [file] = must(await other.party.order(order)).files
  assert.ok(file !== undefined)
  assert.deepEqual(
    [file.category, file.content, file.checked, file.name, file.told?.stayed],
    ["identified", "document", "not-asked", "original-1.pdf", ["whole"]],
  )
  const { blob } = must(await other.party.openFile({ order, object: file.object }))
  assert.equal(await hashOf(blob), await hashOf(letter.blob))
})

test("what leaves as it came names the person, so the order does too, and a laboratory needs no unaltered radiograph", async () => {
  const lettered = await deskWith("laboratory", [letter])
  await confirmAll(lettered)
  const nameless = await withConsent(lettered, { kinds: ["document", "order"] })
  const coded = await lettered.practice.party.send({
    ...nameless,
    form: { ...nameless.form, patientName: null },
  })
  assert.ok(!coded.ok && coded.refusal.code === "original-needs-name")

  const imaged = await deskWith("laboratory", slices)
  await confirmAll(imaged)
  const sent = await imaged.practice.party.send(await withConsent(imaged, {}))
  assert.ok(!sent.ok && sent.refusal.code === "original-not-needed")
})

test("the word for a file holds for its bytes: another file under its name is refused again, and a program always is", async () => {
  const program: InputFile = {
    path: "setup.exe",
    blob: new Blob([new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])]),
  }
  const desk = await deskWith("laboratory", [letter])
  const { practice, input } = desk
  await confirmAll(desk)

  const other: InputFile = { path: letter.path, blob: new Blob(["%PDF-1.7\n% someone else\n%%EOF\n"]) }
  const { files } = must(await practice.party.prepare({ ...input, files: [other, program] }))

  assert.deepEqual(
    files.map(({ inputName, original, status }) => [inputName, status, original?.confirmed ?? null]),
    [
      [letter.path, "refused", false],
      ["setup.exe", "refused", null],
    ],
  )
  const keys = files.filter(({ original }) => original === null).map(({ key }) => key)
  const answer = await practice.party.confirmOriginals({ draft: input.draft, keys, on: true })
  assert.ok(!answer.ok && answer.refusal.code === "original-not-possible")
})
