import assert from "node:assert/strict"
import { test } from "node:test"
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import { randomId } from "@zahnwolke/core/records/id"
import { whoseFiles } from "./whose-files.ts"

const person = (family: string, given: string) => ({ patient: randomId("patient"), family, given })
const erika = person("Mustermann", "Erika")
const paula = person("Probe", "Paula")
const patients = [erika, paula].map((one): PatientView => ({ ...one, birthDate: null, nameHidden: false }))
const naming = (others: readonly (typeof erika)[], chosenToo = false) => ({
  named: { others: others.map(({ patient }) => patient), chosenToo },
})

test("while nobody is chosen the files propose whom they name", () => {
  const whose = whoseFiles(naming([erika]), patients, null, null)

  assert.deepEqual(whose?.kind === "suggested" && whose.patients.map(({ family }) => family), ["Mustermann"])
  assert.equal(whoseFiles(naming([]), patients, null, null), null)
  assert.equal(whoseFiles(null, patients, null, null), null)
})

test("a yes holds for this choice and these names only", () => {
  const asked = whoseFiles(naming([erika]), patients, paula.patient, null)
  assert.ok(asked?.kind === "other" && !asked.chosenToo)

  assert.equal(whoseFiles(naming([erika]), patients, paula.patient, asked.question), null)
  assert.equal(whoseFiles(naming([paula]), patients, erika.patient, asked.question)?.kind, "other")
})

test("files that are still being prepared for the one before name nobody wrongly", () => {
  assert.equal(whoseFiles(naming([erika]), patients, erika.patient, null), null)
})
