import assert from "node:assert/strict"
import { test } from "node:test"
import { Value } from "typebox/value"
import { arraySource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import { searchLeaks } from "../deidentify/leak-search.ts"
import { makeLexicon } from "../deidentify/lexicon.ts"
import { randomId } from "../records/id.ts"
import { personOf } from "./known-identity.ts"
import { registerEventSchema } from "./register-state.ts"
import type { RegisterEventOf } from "./register-state.ts"

const plain: RegisterEventOf<"patient-added"> = {
  kind: "patient-added",
  patient: randomId("patient"),
  family: "Mustermann",
  given: "Erika",
  birthDate: "1980-05-04",
}
const known = {
  ...plain,
  details: {
    birthName: "Wolkenstein",
    insuranceNumber: "X123456789",
    address: "Lindengraben 17, 12345 Oberhausen",
    phone: "030 1234567",
    email: "erika@wolkenstein-sieben.de",
    guardian: "Hadubrand Ohnegleichen",
  },
} as const

test("a patient of whom no more is known is read as before, and one of whom more is known as well", () => {
  assert.ok(Value.Check(registerEventSchema, plain))
  assert.ok(Value.Check(registerEventSchema, known))
  assert.ok(!Value.Check(registerEventSchema, { ...plain, details: { colour: "blue" } }))
  assert.equal(personOf(plain).insuranceNumber, undefined)
})

test("everything that is known of a patient is searched for", async () => {
  const hits = async (person: typeof plain, text: string): Promise<number> =>
    (
      await searchLeaks(
        arraySource(utf8(`a text of ${text} in a file`)),
        "a.txt",
        makeLexicon(personOf(person)),
      )
    ).length
  for (const text of ["Wolkenstein", "X123456789", "Lindengraben 17", "0301234567", "Ohnegleichen"]) {
    assert.ok((await hits(known, text)) > 0, text)
    assert.equal(await hits(plain, text), 0, text)
  }
})
