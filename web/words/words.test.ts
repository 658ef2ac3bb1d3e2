import assert from "node:assert/strict"
import { test } from "node:test"
import { problem } from "@zahnwolke/core/formats/problem"
import { isToothCode } from "@zahnwolke/core/records/tooth"
import type { ToothCode } from "@zahnwolke/core/records/tooth"
import { de } from "./de.ts"
import { en } from "./en.ts"
import { formatsIn } from "./formats.ts"
import { orderTitle, parcelOf } from "./order-title.ts"
import { refusalSentence, spoken } from "./refusal.ts"

/** Every sentence of a catalogue that is not a function, by its path. */
function sentencesOf(part: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof part === "string") return [[path, part]]
  if (typeof part !== "object" || part === null) return []
  return Object.entries(part).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`))
}

test("no sentence is empty, and none speaks of what cannot be promised", () => {
  for (const [path, text] of [...sentencesOf(de), ...sentencesOf(en)]) {
    if (!path.endsWith(".hints.move")) assert.notEqual(text.trim(), "", path)
    assert.doesNotMatch(text, /Löschgarantie|garantiert anonym|guaranteed/iu, path)
  }
})

test("an order names itself in the words of the trade", () => {
  assert.equal(orderTitle("16 15|crown|zirconia", de), "Krone 16, 15, Zirkonoxid")
  assert.equal(orderTitle("upper|splint|", de), "Schiene Oberkiefer")
  assert.equal(orderTitle("16|crown|zirconia", en), "Crown 16, Zirconia")
  assert.equal(orderTitle("", de), "Auftrag")
})

function tooth(code: number): ToothCode {
  if (!isToothCode(code)) throw new TypeError(`${code} is no tooth`)
  return code
}

test("the slip says what lies in the parcel, each kind of work once, in the reader's language", () => {
  const [premolar, molar] = [15, 16].map(tooth)
  assert.ok(premolar && molar)
  const unit = { jaw: "upper", connected: false } as const
  const units = [
    { ...unit, tooth: molar, restoration: "crown", material: "zirconia" },
    { ...unit, tooth: premolar, restoration: "crown", material: "zirconia" },
    { ...unit, tooth: null, restoration: "splint", material: null },
  ] as const

  assert.deepEqual(parcelOf({ units: [...units] }, de), ["Krone 16, 15, Zirkonoxid", "Schiene Oberkiefer"])
  assert.deepEqual(parcelOf({ units: [...units] }, en), ["Crown 16, 15, Zirconia", "Splint Upper jaw"])
})

test("a refusal fills its gaps, and an unknown code is said honestly", () => {
  const voice = { words: de, formats: formatsIn("de") }

  assert.match(refusalSentence({ code: "event-out-of-order", details: { seq: "7" } }, voice), /Nummer 7/u)
  assert.match(
    refusalSentence({ code: "never-heard-of", details: {} }, voice),
    /Fehlerzeichen: never-heard-of/u,
  )
  assert.match(refusalSentence({ code: "toString", details: {} }, voice), /Fehlerzeichen: toString/u)
})

test("what stops a file is said in German, and a new sentence of the core is passed on as it is", () => {
  assert.equal(
    de.preparation.problem(
      "The file is empty. Export it again from the scanner or the program that made it.",
    ),
    "Die Datei ist leer. Bitte noch einmal aus dem Scanner oder Programm exportieren.",
  )
  assert.equal(de.preparation.problem("Something new."), "Something new.")
  assert.match(de.preparation.problem(problem("zip-too-many").problem), /nur das Nötige ablegen\./u)
  assert.match(de.preparation.problem(problem("file-changed").problem), /und noch einmal ablegen\.$/u)
})

test("an unknown word falls back to “other”", () => {
  assert.equal(spoken(de.preparation.kinds, "never-heard-of"), "weitere Angabe")
})
