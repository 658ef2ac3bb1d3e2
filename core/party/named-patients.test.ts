import assert from "node:assert/strict"
import { test } from "node:test"
import { tokensOfPaths } from "../deidentify/tokens.ts"
import { randomId } from "../records/id.ts"
import { namedPatients } from "./named-patients.ts"

const person = (family: string, given: string) => ({ patient: randomId("patient"), family, given })

const erika = person("Mustermann", "Erika")
const paula = person("Probe", "Paula")
const joerg = person("Größl-von Heyden", "Jörg Peter")
const all = [erika, paula, joerg]

test("files that name another patient than the chosen one say so", () => {
  const words = tokensOfPaths(["2026/Mustermann_Erika_Oberkiefer.stl"])

  assert.deepEqual(namedPatients(words, all, paula.patient), { others: [erika.patient], chosenToo: false })
  assert.deepEqual(namedPatients(words, all, erika.patient), { others: [], chosenToo: true })
  assert.deepEqual(namedPatients(words, all, null), { others: [erika.patient], chosenToo: false })
})

test("a family name alone, or a first name alone, names nobody", () => {
  assert.deepEqual(namedPatients(tokensOfPaths(["Mustermann.stl", "Paula.stl"]), all, null).others, [])
})

test("an umlaut is found however it is written, and a second given name need not stand there", () => {
  for (const name of ["Groessl-von-Heyden_Joerg.stl", "GROSSL VON HEYDEN JORG.stl", "größl heyden jörg.stl"])
    assert.deepEqual(namedPatients(tokensOfPaths([name]), all, null).others, [joerg.patient], name)
})

test("of two who are called the same the chosen one is meant", () => {
  const other = person("Mustermann", "Erika")
  const words = tokensOfPaths(["Mustermann_Erika.stl"])

  assert.deepEqual(namedPatients(words, [...all, other], erika.patient).others, [])
  assert.deepEqual(namedPatients(words, [...all, other], null).others, [erika.patient, other.patient])
})

test("files of two patients in one heap are noticed although the chosen one is among them", () => {
  const words = tokensOfPaths(["Mustermann_Erika.stl", "Probe_Paula.stl"])

  assert.deepEqual(namedPatients(words, all, erika.patient), { others: [paula.patient], chosenToo: true })
})

test("a list of half the practice names nobody in particular, and who has no first name is never named", () => {
  const many = ["a", "b", "c", "d"].map((letter) => person(`Meier${letter}x`, "Anna"))
  const words = tokensOfPaths(many.map(({ family }) => `${family} Anna.stl`))

  assert.deepEqual(namedPatients(words, many, null).others, [])
  assert.deepEqual(namedPatients(["probe"], [person("Probe", "")], null).others, [])
})
