/** A patient as last corrected: the code stays, the search knows more, documents say the new, and older history is read. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { codeOf } from "./malicious-server/scene.ts"
import { colleague, officerOf } from "./story/colleague.ts"
import { partsOf } from "./story/memory-device.ts"
import { must } from "./story/people.ts"
import { linkedPair, lowerJaw, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const pair = await linkedPair(server.url)
const { party } = pair.practice
const to = pair.laboratory.me.organisation

const added = async () =>
  must(await party.addPatient({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }))

test("a corrected patient keeps the code, and every device and a later start read the newest", async () => {
  const { patient } = await added()
  const code = must(await party.patientCode({ patient, to }))
  const sheet = must(await party.patientSheet(patient))
  const details = { birthName: "Mustermann", insuranceNumber: "X123456789" }
  must(await party.correctPatient({ ...sheet, family: " Neumann ", birthDate: "1980-05-05", details }))
  assert.equal(must(await party.patientCode({ patient, to })), code)
  const again = openParty(partsOf(server.url, pair.practice.device))
  await again.status()
  for (const one of [party, again, await colleague(server.url, party)]) {
    const found = must(await one.patients()).find((known) => known.patient === patient)
    assert.deepEqual([found?.family, found?.given, found?.birthDate], ["Neumann", "Erika", "1980-05-05"])
    assert.deepEqual(must(await one.patientSheet(patient)).details, details)
  }
})

/** Knows how often it was read. */
class WatchedBlob extends Blob {
  reads = 0
  override slice(...range: Parameters<Blob["slice"]>): Blob {
    this.reads += 1
    return super.slice(...range)
  }
}

test("a draft made before is searched for what was added, and for what stood there before, in files and in words", async () => {
  const scan = new WatchedBlob([lowerJaw])
  const files = [{ path: "scan/lower.ply", blob: scan }]
  const input = await readyToSend(pair, files)
  const { patient } = input
  assert.ok(patient)
  const asked = { ...input, form: { ...input.form, instructions: "Wie bei Frau Wolkenstein." } }
  must(await party.decide(asked))
  const before = scan.reads
  must(await party.decide(asked))
  assert.equal(scan.reads, before, "nothing is known anew")
  const sheet = must(await party.patientSheet(patient))
  must(await party.correctPatient({ ...sheet, details: { birthName: "Wolkenstein" } }))
  must(await party.decide(asked))
  assert.ok(scan.reads > before, "the file is searched again")
  assert.equal(codeOf(await party.send(asked)), "name-in-text")
  const second = must(await party.patientSheet(patient))
  must(await party.correctPatient({ ...second, details: {} }))
  assert.equal(codeOf(await party.send(asked)), "name-in-text", "a former name stays one")
  must(await party.send(input))
})

test("two who correct at once: the second is told, and nothing of the first is lost", async () => {
  const { patient } = await added()
  const other = await colleague(server.url, party)
  const sheet = must(await party.patientSheet(patient))
  const [first, second] = await Promise.all([
    party.correctPatient({ ...sheet, given: "Erika Maria" }),
    other.correctPatient({ ...sheet, given: "Erica" }),
  ])
  assert.deepEqual([codeOf(first), codeOf(second)].toSorted(), ["ok", "patient-corrected-meanwhile"])
  const given = first.ok ? "Erika Maria" : "Erica"
  for (const one of [party, other]) assert.equal(must(await one.patientSheet(patient)).given, given)
})

test("an officer reads no sheet and corrects none, and nobody takes a name away", async () => {
  const { patient } = await added()
  const officer = await officerOf(server.url, party)
  assert.equal(codeOf(await officer.patientSheet(patient)), "patient-unknown")
  const sheet = must(await party.patientSheet(patient))
  assert.equal(codeOf(await officer.correctPatient({ ...sheet, given: "X" })), "not-for-an-officer")
  assert.equal(codeOf(await party.correctPatient({ ...sheet, family: " " })), "patient-name-missing")
})
