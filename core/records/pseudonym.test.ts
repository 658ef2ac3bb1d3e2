import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { parsePseudonym, randomPseudonym, spokenPseudonym } from "./pseudonym.ts"

const letters = "23456789CDFHJKLMPRTVWXY"
const drawn = fc.constant(null).map(() => randomPseudonym())
const replaceAt = (text: string, at: number, letter: string): string =>
  text.slice(0, at) + letter + text.slice(at + 1)

test("a pseudonym is letters and digits only and is read as it was written, said or typed", () => {
  fc.assert(
    fc.property(drawn, (code) => {
      assert.match(code, /^[2-9CDFHJKLMPRTVWXY]{9}$/u)
      for (const typed of [code, spokenPseudonym(code), code.toLowerCase(), ` ${spokenPseudonym(code)}\n`]) {
        assert.deepEqual(parsePseudonym(typed), { kind: "code", code })
      }
    }),
  )
})

test("it is said in groups of three", () => {
  assert.equal(spokenPseudonym("K7M24XFPR"), "K7M 24X FPR")
})

test("a digit typed as the letter that looks like it is understood", () => {
  const code = Array.from(letters, (letter) => `5286 7XFP${letter}`).find(
    (text) => parsePseudonym(text).kind === "code",
  )
  assert.deepEqual(parsePseudonym((code ?? "").replace("5286", "SZBG")), parsePseudonym(code ?? ""))
})

test("one wrong letter anywhere is seen, and so are two exchanged ones", () => {
  const refused = { kind: "refused", reason: "check" }
  fc.assert(
    fc.property(
      drawn,
      fc.nat(8),
      fc.nat(8),
      fc.constantFrom(...Array.from(letters)),
      (code, one, other, letter) => {
        if (code[one] !== letter) assert.deepEqual(parsePseudonym(replaceAt(code, one, letter)), refused)
        const exchanged = replaceAt(replaceAt(code, one, code.charAt(other)), other, code.charAt(one))
        if (exchanged !== code) assert.deepEqual(parsePseudonym(exchanged), refused)
      },
    ),
    { numRuns: 1_000 },
  )
})

test("what is no pseudonym is refused with the reason", () => {
  assert.deepEqual(parsePseudonym("MUSTERMANN"), { kind: "refused", reason: "wrong-length" })
  assert.deepEqual(parsePseudonym("MUELLER01"), { kind: "refused", reason: "unknown-letter" })
  assert.deepEqual(parsePseudonym(""), { kind: "refused", reason: "wrong-length" })
})
