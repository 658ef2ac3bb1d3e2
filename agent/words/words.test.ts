import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { refusalSentence, wordsIn } from "./words.ts"

/** Of founding, of unlocking by a person, of consents and of milling: nothing that a command can ask for. */
const neverMet = new Set([
  "birth-date-missing",
  "consent-not-kept",
  "consent-validity",
  "consent-without-recipient",
  "design-missing",
  "draft-unknown",
  "invite-malformed",
  "invite-own",
  "kit-not-shown",
  "kit-unknown",
  "kit-words-differ",
  "kit-words-unreadable",
  "last-owner",
  "locked-while-sealing",
  "login-name-unknown",
  "onward-not-named",
  "onward-not-permitted",
  "pass-on-design-only",
  "passkey-failed",
  "passkey-without-prf",
  "passkey-unproven",
  "passkey-unproven-kept",
  "passkey-unfinished",
  "patient-link-unknown",
  "patient-name-missing",
  "not-the-maker",
  "paper-needs-subject",
  "patient-corrected-meanwhile",
  "patient-unknown",
  "reason-missing",
  "return-identifies",
  "safety-number-differs",
  "sign-in-failed",
  "original-needs-name",
  "original-not-needed",
  "original-not-possible",
  "signature-missing",
  "text-missing",
  "wrap-damaged",
])

test("every refusal of the party that a command can meet has its sentence", () => {
  const folder = join(import.meta.dirname, "..", "..", "core", "party")
  const codes = globSync("*.ts", { cwd: folder }).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/\b(?:no|fault)\("([a-z-]+)"/gu)].map(
      ([, code]) => code ?? "",
    ),
  )
  const silent = codes.filter((code) => !neverMet.has(code) && !Object.hasOwn(wordsIn("de").refusals, code))

  assert.deepEqual([...new Set(silent)], [])
})

test("a code that nobody knows is said honestly, and gaps are filled once", () => {
  const words = wordsIn("en")
  assert.match(refusalSentence(words, { code: "constructor", details: {} }), /constructor/u)
  const sentence = refusalSentence(words, { code: "enrolled-already", details: { name: "{code} {name}" } })
  assert.ok(sentence.includes('"{code} {name}"'))
})
