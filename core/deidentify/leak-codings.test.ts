import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource } from "../encoding/byte-source.ts"
import { concat, utf8 } from "../encoding/bytes.ts"
import { searchLeaks } from "./leak-search.ts"
import { makeLexicon } from "./lexicon.ts"
import type { KnownIdentity } from "./lexicon.ts"

const found = async (bytes: Uint8Array<ArrayBuffer>, identity: KnownIdentity): Promise<boolean> =>
  (await searchLeaks(arraySource(bytes), "scan", makeLexicon(identity))).length > 0

test("hexadecimal digits are read as the text they stand for, and a number is none", async () => {
  const hex = (bytes: Uint8Array): string =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")
  const identity = { family: "Ott", given: "Wilhelmine", birthDate: "1961-08-07" }
  for (const text of ["Frau Ott", "Wilhelmine", "07.08.1961", "19610807"]) {
    assert.ok(await found(utf8(`<id>${hex(utf8(text))}</id>`), identity), text)
    assert.ok(await found(utf8(`a${hex(utf8(text)).toUpperCase()}`), identity), text)
  }
  for (const number of ["v 0.20457661203 1 1", "2.25.3320457661203344", "2045766120.5"])
    assert.ok(!(await found(utf8(number), { given: "Eva" })), number)
})

test("a name is found in four bytes a letter, as Chinese devices write what is not Chinese", async () => {
  const bytes = concat(utf8("Frau Gro"), Uint8Array.of(0x81, 0x30, 0x89, 0x38), utf8(" "))
  assert.equal(new TextDecoder("gb18030").decode(bytes), "Frau Groß ")
  assert.ok(await found(bytes, { family: "Groß" }))
})
