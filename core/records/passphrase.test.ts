import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { isSameWord, kitLength, passphraseLength, randomPassphrase, readPassphrase } from "./passphrase.ts"
import { secretToWords, wordsToSecret } from "./passphrase.ts"
import { hashHex } from "../encoding/hash.ts"
import { utf8 } from "../encoding/bytes.ts"
import { spokenWords } from "./passphrase.table.ts"

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 })

test("the list has 2,048 words in order, short, in plain letters, apart in their first four", () => {
  assert.equal(spokenWords.length, 2048)
  assert.deepEqual(spokenWords, spokenWords.toSorted())
  assert.equal(new Set(spokenWords.map((word) => word.slice(0, 4))).size, 2048)
  assert.ok(spokenWords.every((word) => /^[a-z]{3,9}$/u.test(word)))
})

test("the list never changes: kits printed years ago must still open", () => {
  assert.equal(
    hashHex(utf8(spokenWords.join(" "))),
    "22adbccef99b38839a57a661b9d4aa5312db99acc713713e79d43b1292ad4fd4",
  )
})

test("a passphrase is at least 77 bits of chance", () => {
  assert.ok(passphraseLength * Math.log2(spokenWords.length) >= 77)
  const drawn = Array.from({ length: 50 }, () => randomPassphrase())
  assert.equal(new Set(drawn).size, 50)
  assert.ok(drawn.every((passphrase) => passphrase.split(" ").length === passphraseLength))
})

test("every word is drawn as often as any other", () => {
  const counts = new Map<string, number>()
  for (let round = 0; round < 6_000; round++) {
    for (const word of randomPassphrase().split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  // 42,000 draws, 20.5 of each: beyond 60 or a missing word would be a broken lot, not bad luck.
  assert.equal(counts.size, 2048)
  assert.ok(Math.max(...counts.values()) < 60)
})

test("a passphrase is understood however it is typed", () => {
  const passphrase = randomPassphrase()
  const words = passphrase.split(" ")
  for (const typed of [
    passphrase,
    ` ${passphrase.toUpperCase()}\n`,
    words.join("-"),
    words.join(", "),
    words.map((word, place) => `${place + 1}. ${word}`).join("\n"),
    words.map((word) => word.slice(0, 4)).join(" "),
    words.map((word) => (word.length > 4 ? `${word}n` : word)).join(" "),
  ]) {
    assert.deepEqual(readPassphrase(typed), { kind: "passphrase", passphrase }, typed)
  }
})

test("a passphrase that is none is refused by place, without a word of it", () => {
  const words = randomPassphrase().split(" ")
  assert.deepEqual(readPassphrase(words.slice(1).join(" ")), {
    kind: "refused",
    reason: "wrong-count",
    count: 6,
  })
  assert.deepEqual(readPassphrase(""), { kind: "refused", reason: "wrong-count", count: 0 })
  assert.deepEqual(readPassphrase(["qqqq", ...words.slice(1)].join(" ")), {
    kind: "refused",
    reason: "unknown-word",
    place: 1,
  })
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => readPassphrase(text).kind === "refused"))
})

test("32 secret bytes become 24 words and come back", () => {
  fc.assert(
    fc.property(secret, (bytes) => {
      const words = secretToWords(bytes)
      assert.equal(words.length, kitLength)
      assert.deepEqual(wordsToSecret(words.join(" ")), { kind: "secret", secret: Uint8Array.from(bytes) })
    }),
  )
})

test("nothing but 32 bytes becomes a kit", () => {
  assert.throws(() => secretToWords(new Uint8Array(16)), TypeError)
})

test("two exchanged words or a wrong one are seen in all but one of 256 cases", () => {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const words = secretToWords(bytes)
  let unseen = 0
  for (let place = 0; place < kitLength; place++) {
    for (let step = 1; step <= 40; step++) {
      const at = spokenWords.indexOf(words[place] ?? "")
      const other = words.with(place, spokenWords[(at + step) % spokenWords.length] ?? "")
      const answer = wordsToSecret(other.join(" "))
      if (answer.kind === "secret") unseen += 1
      else assert.equal(answer.reason, "check")
    }
  }
  // 960 wrong kits, 3.75 of them by chance with the right check.
  assert.ok(unseen < 30, `${unseen} wrong kits passed`)
})

test("too few words of a kit are counted, an unknown one is named by its place", () => {
  const words = secretToWords(new Uint8Array(32))
  assert.deepEqual(wordsToSecret(words.slice(1).join(" ")), {
    kind: "refused",
    reason: "wrong-count",
    count: 23,
  })
  assert.deepEqual(wordsToSecret(words.with(4, "xxxx").join(" ")), {
    kind: "refused",
    reason: "unknown-word",
    place: 5,
  })
})

test("one word typed from the printed kit is compared as generously as the whole", () => {
  const [word = ""] = secretToWords(new Uint8Array(32).fill(7))
  assert.ok(isSameWord(` ${word.toUpperCase()} `, word) && isSameWord(word.slice(0, 4), word))
  assert.ok(!isSameWord("", word) && !isSameWord("xxxx", word))
})
