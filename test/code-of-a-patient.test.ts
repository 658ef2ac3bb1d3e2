/** The code under which a patient stands: in the order and in its radiographs, and never beside a name. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { InputFile, Party } from "@zahnwolke/core/party/party"
import type { DraftDecisionInput } from "@zahnwolke/core/party/draft-view"
import { readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import { textOf } from "@zahnwolke/core/formats/dicom-data-set"
import { tag } from "@zahnwolke/core/formats/dicom-tags"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import type { OrderId } from "@zahnwolke/core/records/id"
import { writeZip } from "@zahnwolke/core/formats/zip-write"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { consentSheet, crownOrder, giveConsent, must } from "./story/people.ts"
import { linkedPair } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const radiograph: readonly InputFile[] = makeDvt({ seed: 3, size: 24, slices: 1 }).files.map(
  ({ name, bytes }) => ({ path: name, blob: new Blob([bytes]) }),
)

async function lookedAt(party: Party, draft: string, keys: readonly string[]): Promise<void> {
  must(await party.reviewDone({ draft, keys, replacement: null, showsFace: false }))
}

/** Patient and consents are there; each call drops the same radiograph for a new order. */
async function readyPatient({ laboratory, practice }: Pair) {
  const { party } = practice
  const to = laboratory.me.organisation
  const person = { family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }
  const { patient } = must(await party.addPatient(person))
  const { consent } = await giveConsent(party, patient, to)
  return async (withName: boolean): Promise<DraftDecisionInput> => {
    const { draft, files } = must(await party.prepare({ draft: null, files: radiograph, patient, to }))
    await lookedAt(
      party,
      draft,
      files.map(({ key }) => key),
    )
    const patientName = withName ? { family: "Mustermann", given: "Erika", reason } : null
    const form = { ...crownOrder(), patientName }
    return { draft, to, patient, consent, form, without: [], mayPassTo: [] }
  }
}

const reason = "Der Hersteller verlangt den Namen."

interface Arrived {
  readonly formCode: string
  readonly patientId: string
  readonly patientName: string
  readonly study: string
}

/** As the laboratory reads it, the radiograph included. */
async function arrived({ laboratory }: Pair, order: OrderId): Promise<Arrived> {
  const { files, form } = must(await laboratory.party.order(order))
  const [file] = files
  assert.ok(file)
  const { blob } = must(await laboratory.party.openFile({ order, object: file.object }))
  const header = await readDicomHeader(arraySource(new Uint8Array(await blob.arrayBuffer())))
  if (isProblem(header)) assert.fail("the radiograph cannot be read")
  return {
    formCode: form.patientCode,
    patientId: textOf(header, tag.patientId) ?? "",
    patientName: textOf(header, tag.patientName) ?? "",
    study: textOf(header, tag.study) ?? "",
  }
}

test("the first radiograph for a partner carries the code of its order, and the next one carries the same", async () => {
  const pair = await linkedPair(server.url)
  const ready = await readyPatient(pair)
  const first = must(await pair.practice.party.send(await ready(false)))
  const read = await arrived(pair, first.order)
  assert.match(read.formCode, /^[2-9A-Z]{9}$/u)
  assert.deepEqual([read.patientId, read.patientName], [read.formCode, `${read.formCode}^`])
  const second = must(await pair.practice.party.send(await ready(false)))
  assert.equal((await arrived(pair, second.order)).patientId, read.formCode)
})

test("an order with the name leads to no order without it: neither by the code nor by a number in a radiograph", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const ready = await readyPatient(pair)
  const coded = must(await party.send(await ready(false)))
  const input = await ready(true)
  const consent = await consentWithName(party, input)
  must(
    await party.attestForDraft({ draft: input.draft, to: input.to, kind: "reason-for-name", text: reason }),
  )
  const named = must(await party.send({ ...input, consent }))
  const [under, beside] = [await arrived(pair, coded.order), await arrived(pair, named.order)]
  assert.notEqual(beside.formCode, under.formCode)
  assert.equal(beside.patientId, beside.formCode)
  assert.notEqual(beside.study, under.study)

  const again = must(await party.send(await ready(false)))
  assert.equal((await arrived(pair, again.order)).formCode, under.formCode)
})

async function consentWithName(party: Party, { patient, to }: DraftDecisionInput) {
  assert.ok(patient)
  const given = must(await party.consents(patient))[0]
  assert.ok(given)
  const { consent } = must(
    await party.recordConsent({
      ...consentSheet,
      patient,
      scope: { ...given.scope, category: "identified", recipients: [{ organisation: to, country: "DE" }] },
      text: "Einwilligung in die Weitergabe mit Namen …",
    }),
  )
  return consent
}

const photoOf = (seed: number): InputFile => ({
  path: "IMG_1.jpg",
  blob: new Blob([makePhoto({ seed, width: 64, height: 48, format: "jpeg", planted: false }).bytes]),
})

test("another picture under the same name is another picture: it was not looked at, and no old one stands for it", async () => {
  const { practice } = await linkedPair(server.url)
  const { party } = practice
  const drop = { patient: null, to: null }
  const first = must(await party.prepare({ draft: null, files: [photoOf(1)], ...drop }))
  const { draft } = first
  const key = first.files[0]?.key ?? ""
  const replacement = new Blob([
    makePhoto({ seed: 2, width: 80, height: 80, format: "jpeg", planted: false }).bytes,
  ])
  const covered = must(await party.reviewDone({ draft, keys: [key], replacement, showsFace: false }))
  assert.equal(covered.files[0]?.status, "ready")

  const same = must(await party.prepare({ draft, files: [photoOf(1)], ...drop }))
  assert.equal(same.files[0]?.status, "ready")
  assert.equal(same.files[0].size, covered.files[0].size)

  const other = must(await party.prepare({ draft, files: [photoOf(9)], ...drop }))
  const alone = must(await party.prepare({ draft: null, files: [photoOf(9)], ...drop }))
  assert.equal(other.files[0]?.status, "review")
  assert.equal(other.files[0].content, "photo-face")
  assert.equal(other.files[0].size, alone.files[0]?.size)
})

test("what a person covers in a picture of an archive is what would travel, not the picture in the archive", async () => {
  const { practice } = await linkedPair(server.url)
  const { party } = practice
  const bytes = makePhoto({ seed: 1, width: 64, height: 48, format: "jpeg", planted: false }).bytes
  const zip = new Blob([writeZip([{ path: "photos/IMG_1.jpg", bytes }])])
  const set = must(
    await party.prepare({ draft: null, files: [{ path: "set.zip", blob: zip }], patient: null, to: null }),
  )
  const file = set.files[0]
  assert.ok(file !== undefined)
  const blackened = makePhoto({ seed: 2, width: 80, height: 80, format: "jpeg", planted: false }).bytes

  must(
    await party.reviewDone({
      draft: set.draft,
      keys: [file.key],
      replacement: new Blob([blackened]),
      showsFace: false,
    }),
  )

  const leaves = async (draft: string, key: string): Promise<Uint8Array> =>
    new Uint8Array(await must(await party.draftFile({ draft, key })).arrayBuffer())
  const dropped = [{ path: "other.jpg", blob: new Blob([blackened]) }]
  const alone = must(await party.prepare({ draft: null, files: dropped, patient: null, to: null }))
  assert.deepEqual(await leaves(set.draft, file.key), await leaves(alone.draft, alone.files[0]?.key ?? ""))
})
