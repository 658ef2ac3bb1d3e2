import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import { searchLeaks } from "./leak-search.ts"
import { makeLexicon } from "./lexicon.ts"
import type { KnownIdentity } from "./lexicon.ts"

const found = async (text: string, identity: KnownIdentity): Promise<boolean> =>
  (await searchLeaks(arraySource(utf8(`<p name="${text}">`)), "a", makeLexicon(identity))).length > 0

async function allFound(identity: KnownIdentity, texts: readonly string[]): Promise<void> {
  for (const text of texts) assert.ok(await found(text, identity), text)
}

test("a name with an apostrophe is found with every mark that stands for one, and with none", async () => {
  const marks = ["'", "\u{2019}", "\u{2BC}", "\u{2018}", "`", "\u{B4}", ""]
  for (const given of ["'", "\u{2019}"]) {
    await allFound({ family: `O${given}Neill` }, [
      ...marks.map((mark) => `o${mark}neill`),
      ...marks.map((mark) => `O${mark}NEILL`),
      "O Neill",
      "O. Neill",
    ])
  }
  assert.equal(await found("Angela", { family: "D'Angelo" }), false)
})

test("a Greek or Cyrillic name is found as passports, forms and newspapers write it", async () => {
  await allFound({ family: "Παπαδόπουλος", given: "Γιώργος" }, ["PAPADOPOULOS", "Papadopoulos", "Giorgos"])
  await allFound({ family: "Кузнецова", given: "Екатерина" }, [
    "Kuznetsova",
    "KUZNETSOVA",
    "Kusnezowa",
    "Kuznecova",
    "Ekaterina",
    "Yekaterina",
    "Jekaterina",
  ])
  await allFound({ others: ["Щербаков", "Александр Чайковский"] }, [
    "Shcherbakov",
    "Schtscherbakow",
    "Aleksandr",
    "Alexandr",
    "Chaykovskiy",
    "Chaykovsky",
    "Tschaikowski",
  ])
  assert.equal(await found("Kuznets", { family: "Кузнецова" }), false)
})

test("a birth date is found with the month in words and cut short, in both languages", async () => {
  await allFound({ birthDate: "1983-03-04" }, [
    "4. März 1983",
    "04. Maerz 1983",
    "4. Mrz. 1983",
    "04. MÄR 1983",
    "4.März 1983",
    "4 Mar 1983",
    "04MAR1983",
    "Mar 4, 1983",
    "1983 03 04",
    "4/3/1983",
    "4-3-1983",
  ])
  assert.ok(await found("12.4.83", { birthDate: "1983-04-12" }))
  assert.equal(await found("1.2.840.10008.5.1.4.1.1.66", { birthDate: "1966-01-01" }), false)
})

test("an insurance number is found in the groups it is printed in", async () => {
  for (const insuranceNumber of ["A123456780", "A 123 456 780", "a123-456-780"])
    await allFound({ insuranceNumber }, [
      "A123456780",
      "A123 456 780",
      "a 123 456 780",
      "A 123456780",
      "123 456 780",
    ])
})

test("a telephone number is found however its groups are set", async () => {
  await allFound({ phones: ["+49 (0) 30 / 123 45-67"] }, [
    "030 1234567",
    "030/1234567",
    "(030) 123 45 67",
    "+49-30-1234567",
    "+49(0)30/1234567",
    "0049301234567",
    "030 12 34 56 7",
  ])
  await allFound({ phones: ["0171-2345678"] }, ["+49 171 2345678", "(0171) 2345678", "01712345678"])
  await allFound({ phones: ["0228 / 44 55 66"] }, ["0228 445566", "(0228) 44 55 66", "+49 228 445566"])
})

test("a street is found as one word, as two and with a hyphen, whole and cut short", async () => {
  for (const street of ["Schillerstr. 9", "Schiller-Straße 9", "Schillerstraße 9"])
    await allFound({ addresses: [`${street}, 04109 Leipzig`] }, [
      "SCHILLERSTRASSE 9",
      "Schiller Str. 9",
      "schiller-strasse 9",
      "Schillerstr 9",
    ])
})

test("a number that every file of a format holds is not searched alone, and the report says so", async () => {
  for (const patientId of ["10008", "113100"])
    assert.deepEqual(makeLexicon({ patientId }).notAlone, ["patient-id"], patientId)
  assert.equal(await found("1.2.840.10008.1.2", { patientId: "10008" }), false)
  assert.equal(await found("10009", { patientId: "10009" }), true)
})

test("a Cyrillic word that reads as a term of DICOM in Latin capitals is no alarm there", async () => {
  const lexicon = makeLexicon({ given: "Макс" }, ["От"])
  const hits = async (text: string): Promise<number> =>
    (await searchLeaks(arraySource(utf8(text)), "a", lexicon)).length
  assert.equal(await hits("\0\u0008\0`\0CS\u0002\0OT\u0008\0d\0CS\u0006\0MAX_IP"), 0)
  assert.ok((await hits("Name: Max, Oberkiefer")) > 0)
})
