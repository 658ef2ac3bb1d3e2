import assert from "node:assert/strict"
import { before, test } from "node:test"
import * as fc from "fast-check"
import { ed25519 } from "@noble/curves/ed25519.js"
import { base64urlToBytes, bytesToBase64url, utf8, utf8ToText } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import { randomId } from "../records/id.ts"
import { isSignedBy, keyToText, signerFromSeed, textToKey } from "./signing.ts"
import type { Signer } from "./signing.ts"
import { parseCanonical, readStatement, sign, statementHash } from "./statement.ts"
import type { Envelope } from "./statement.ts"
import { isStatementKind, statementSchemas } from "./statements.ts"

const schema = statementSchemas.withdrawal
const seed: Bytes = Uint8Array.from({ length: 32 }, (_, i) => i)
const body = { organisation: randomId("org"), at: 1_795_000_000_000, consent: randomId("consent") }
const profileBody = {
  organisation: randomId("org"),
  at: 1_795_000_000_000,
  version: 1,
  profile: {
    name: "Labor Nord",
    role: "laboratory",
    address: { street: "", postalCode: "", city: "", country: "DE" },
    places: { seat: "DE", processing: ["DE"], storage: ["DE"], backup: ["DE"], support: ["DE"] },
    onward: { kind: "none" },
    contact: { email: "", phone: "", dataProtectionOfficer: "" },
  },
}
let signer: Signer
let good: Envelope
before(async () => {
  signer = await signerFromSeed(seed, "device_1")
  good = await sign("withdrawal", body, signer)
})

const key = (): Bytes => new Uint8Array(signer.publicKey)
const textOf = ({ payload }: Envelope): string => utf8ToText(base64urlToBytes(payload) ?? utf8(""))
const withText = (text: string): Envelope => ({ ...good, payload: bytesToBase64url(utf8(text)) })

test("what was signed is read and believed under its key, and under no other", async () => {
  const read = readStatement("withdrawal", schema, good)
  assert.deepEqual(read?.body, body)
  assert.equal(read.keyId, "device_1")
  assert.equal(await read.isSignedBy(key()), true)
  const other = await signerFromSeed(crypto.getRandomValues(new Uint8Array(32)), "device_1")
  assert.equal(await read.isSignedBy(new Uint8Array(other.publicKey)), false)
})

test("a signature speaks of the kind as well as of the words", async () => {
  for (const kind of ["consent", "closure", "withdrawals"]) {
    const moved = { ...good, payloadType: `application/vnd.zahnwolke.${kind}+json` }
    assert.equal(readStatement("withdrawal", schema, moved), null)
    const read = readStatement(kind, schema, moved)
    assert.equal(await read?.isSignedBy(key()), false)
    assert.notEqual(statementHash(moved), statementHash(good))
  }
})

test("one bit anywhere in payload or signature is one too many", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("payload", "sig"), fc.nat(), fc.nat(7), async (part, at, bit) => {
      const [signature] = good.signatures
      assert.ok(signature)
      const bytes = base64urlToBytes(part === "payload" ? good.payload : signature.sig) ?? utf8("")
      const place = at % bytes.length
      bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
      const text = bytesToBase64url(bytes)
      const changed =
        part === "payload"
          ? { ...good, payload: text }
          : { ...good, signatures: [{ ...signature, sig: text }] }
      const read = readStatement("withdrawal", schema, changed)
      assert.ok(read === null || !(await read.isSignedBy(key())))
    }),
  )
})

test("cut at any byte, it is nothing", () => {
  const bytes = base64urlToBytes(good.payload) ?? utf8("")
  for (let length = 0; length < bytes.length; length++) {
    const cut = { ...good, payload: bytesToBase64url(bytes.subarray(0, length)) }
    assert.equal(readStatement("withdrawal", schema, cut), null)
  }
})

test("another spelling of the same words is not read: it would have another hash", () => {
  const text = textOf(good)
  const spellings = [
    ` ${text}`,
    `${text} `,
    `\uFEFF${text}`,
    text.replace(/,/u, ", "),
    text.replace("{", '{"at":1,'),
    text.replace(/"at":(\d+)/u, '"at":$1,"at":$1'),
    text.replace(/"at":(\d+)/u, '"at":$1e0'),
    text.replace(/"at":(\d+)/u, '"at":$1.5'),
    text.replace(/"at":(\d+)/u, '"at":-0'),
    text.replace('"at"', '"\\u0061t"'),
    text.replace("{", '{"__proto__":{"at":1},'),
    text.replace("{", '{"extra":true,'),
    `[${text}]`,
    "null",
    "",
    "{",
  ]
  for (const spelling of spellings) {
    assert.equal(readStatement("withdrawal", schema, withText(spelling)), null, spelling)
  }
})

test("bytes that are no UTF-8, and base64url that is not the one spelling, are not read", () => {
  for (const payload of ["gICA", `${good.payload}=`, `${good.payload}/`, "A", "!!!!"]) {
    assert.equal(readStatement("withdrawal", schema, { ...good, payload }), null)
  }
  assert.equal(readStatement("withdrawal", schema, { ...good, signatures: [] }), null)
})

test("only what is canonical is parsed back, whatever its content", () => {
  const json = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.string({ unit: "grapheme" }),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value)
      const read = parseCanonical(utf8(text))
      assert.notEqual(read, undefined)
      assert.equal(canonicalJson(read ?? null), text)
    }),
  )
  assert.equal(parseCanonical(utf8('{"b":1,"a":2}')), undefined)
  assert.equal(parseCanonical(utf8("1.5")), undefined)
  assert.equal(parseCanonical(utf8('"\\ud800"')), undefined)
  assert.equal(parseCanonical(utf8("9007199254740993")), undefined)
})

test("deep nesting is an answer and no crash", () => {
  const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`
  assert.doesNotThrow(() => parseCanonical(utf8(deep)))
})

test("the hash names the words and not the signature, which has more than one spelling", async () => {
  const again = await sign(
    "withdrawal",
    body,
    await signerFromSeed(crypto.getRandomValues(new Uint8Array(32)), "x"),
  )
  assert.equal(statementHash(again), statementHash(good))
})

test("a key is 32 bytes in one spelling, and what is no key verifies nothing", async () => {
  assert.deepEqual(textToKey(keyToText(key())), key())
  for (const text of ["", "A", keyToText(key()).slice(1), `${keyToText(key())}A`, "+".repeat(43)]) {
    assert.equal(textToKey(text), null)
  }
  const bytes = utf8("words")
  const signature = new Uint8Array(await signer.sign(bytes))
  assert.equal(await isSignedBy(key(), signature, bytes), true)
  assert.equal(await isSignedBy(key(), signature.subarray(1), bytes), false)
  assert.equal(await isSignedBy(key().subarray(1), signature, bytes), false)
  assert.equal(await isSignedBy(new Uint8Array(32).fill(255), signature, bytes), false)
  assert.deepEqual(ed25519.sign(bytes, seed), signature)
  await assert.rejects(signerFromSeed(new Uint8Array(31), "x"), TypeError)
})

test("only the kinds of the list are kinds", () => {
  assert.equal(isStatementKind("withdrawal"), true)
  for (const text of ["", "toString", "__proto__", "constructor", "Withdrawal"]) {
    assert.equal(isStatementKind(text), false)
  }
})

test("what a partner calls itself is one line in its own direction, whoever let another name through", async () => {
  const named = async (name: string) => {
    const signed = await sign(
      "profile",
      { ...profileBody, profile: { ...profileBody.profile, name } },
      signer,
    )
    return readStatement("profile", statementSchemas.profile, signed)
  }
  assert.equal((await named("Labor Nord – Çelik & Söhne"))?.body.profile.name, "Labor Nord – Çelik & Söhne")
  for (const mark of ["\n", "\r", "\t", "\u0085", "\u001b", "\u2028", "\u2029", "\u200f", "\u202e", "\u2066"])
    assert.equal(await named(`Labor${mark}Nord`), null, JSON.stringify(mark))
})
