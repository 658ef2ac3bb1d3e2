import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { bytesToHex, ownBytes, utf8 } from "../encoding/bytes.ts"
import { checkGrowth, openCheckpoint, parseCheckpointText, signCheckpoint } from "./checkpoint.ts"
import { emptyRoot, leafHash, rootOf } from "./merkle.ts"
import {
  base64ToBytes,
  bytesToBase64,
  isSignedBy,
  noteKeyText,
  parseNote,
  parseNoteKey,
} from "./signed-note.ts"
import { signNote } from "./signed-note.ts"
import type { NoteKey, SignBytes } from "./signed-note.ts"

/** The published key and note of the Go implementation, which signed notes come from. */
const peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
const peterNote = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`
/** A checkpoint of the public checksum database of Go, of 2024-09-23, and its public key. */
const goKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
const goCheckpoint = `go.sum database tree
30055305
mXfgRcJ0bG0j3CPdKwgGWtUzBUbX67saZGRmFuJGGsM=

— sum.golang.org Az3grpgEild5qw7+5dtV13Kf1C2Xurm8q4fhdxvcsDHnqNTaxL2AFjBY+2TyGKevucFcAAlWFJJYle3EJlDCrQ+y3A8=
`

function keyOf(text: string): NoteKey {
  const key = parseNoteKey(text)
  assert.ok(key !== null)
  return key
}

async function newKey(name: string): Promise<{ key: NoteKey; sign: SignBytes }> {
  const pair = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))
  const sign: SignBytes = async (bytes) =>
    new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, bytes))
  return { key: { name, publicKey }, sign }
}

const head = { size: 3, root: leafHash(utf8("three")) }

test("a note of the Go implementation verifies, and no changed one does", async () => {
  const note = parseNote(utf8(peterNote))
  assert.ok(note !== null && (await isSignedBy(note, keyOf(peter))))
  const other = parseNote(utf8(peterNote.replace("answer", "Answer")))
  assert.ok(other !== null && !(await isSignedBy(other, keyOf(peter))))
})

test("a checkpoint of a public log verifies and says what it says", async () => {
  const answer = await openCheckpoint(utf8(goCheckpoint), keyOf(goKey), "go.sum database tree")
  assert.ok(answer.kind === "checkpoint")
  assert.equal(answer.checkpoint.size, 30_055_305)
  assert.equal(bytesToBase64(answer.checkpoint.root), "mXfgRcJ0bG0j3CPdKwgGWtUzBUbX67saZGRmFuJGGsM=")
})

test("a published key is read in its one spelling only", () => {
  assert.equal(noteKeyText(keyOf(peter)), peter)
  for (let at = 0; at < peter.length; at++) {
    const letter = peter.codePointAt(at) ?? 0
    const changed = peter.slice(0, at) + String.fromCodePoint(letter + 1) + peter.slice(at + 1)
    assert.equal(parseNoteKey(changed), null, changed)
    assert.equal(parseNoteKey(peter.slice(0, at)), null)
  }
})

test("what the log signs, the client opens; under another key or another name it does not", async () => {
  const log = await newKey("log.example/one")
  const stranger = await newKey("log.example/one")
  const bytes = utf8(await signCheckpoint(head, log.key, log.sign))
  assert.deepEqual(await openCheckpoint(bytes, log.key), {
    kind: "checkpoint",
    checkpoint: { origin: "log.example/one", ...head },
    note: parseNote(bytes),
  })
  assert.deepEqual(await openCheckpoint(bytes, stranger.key), { kind: "refused", reason: "unsigned" })
  assert.deepEqual(await openCheckpoint(bytes, { ...log.key, name: "log.example/two" }), {
    kind: "refused",
    reason: "other-log",
  })
})

test("a checkpoint with any byte changed is refused", async () => {
  const log = await newKey("log.example/one")
  const bytes = utf8(await signCheckpoint(head, log.key, log.sign))
  for (let at = 0; at < bytes.length; at++) {
    const changed = ownBytes(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.equal((await openCheckpoint(changed, log.key)).kind, "refused", `byte ${at}`)
    assert.equal((await openCheckpoint(bytes.slice(0, at), log.key)).kind, "refused", `cut at ${at}`)
  }
})

test("a witness's signature beside the log's own is left alone", async () => {
  const log = await newKey("log.example/one")
  const witness = await newKey("witness.example")
  const signed = await signCheckpoint(head, log.key, log.sign)
  const text = signed.slice(0, signed.lastIndexOf("\n\n") + 1)
  const other = (await signNote(text, witness.key, witness.sign)).slice(text.length + 1)
  const both = parseNote(utf8(signed + other))
  assert.ok(both !== null && (await isSignedBy(both, log.key)) && (await isSignedBy(both, witness.key)))
  const repeated = signed + signed.slice(text.length + 1).replace(/.{6}=*\n$/u, "AAAAAA==\n")
  const answer = await openCheckpoint(utf8(repeated), log.key)
  assert.equal(answer.kind, "refused", "a false signature in the log's own name spoils the note")
})

test("a checkpoint text has one spelling", () => {
  const root = bytesToBase64(head.root)
  assert.ok(parseCheckpointText(`log\n0\n${root}\n`) !== null)
  for (const text of [
    `log\n03\n${root}\n`,
    `log\n-3\n${root}\n`,
    `log\n3 \n${root}\n`,
    `log\n3\n${root}`,
    `log\n3\n${root}\nmore\n`,
    `\n3\n${root}\n`,
    `log\n3\n${root.slice(0, -1)}\n`,
    `log\n3\n${root.slice(4)}\n`,
    `log\n9007199254740993\n${root}\n`,
    `log\r\n3\n${root}\n\n`,
    "",
  ]) {
    assert.equal(parseCheckpointText(text), null, JSON.stringify(text))
  }
})

test("notes with control characters, byte order marks or without signatures are no notes", () => {
  for (const text of [
    "a\n",
    "a\n\n",
    `\u{feff}${peterNote}`,
    peterNote.replace("\n", "\r\n"),
    peterNote.replace("you", "\t"),
    peterNote.slice(0, -1),
    peterNote.replace("— Peter", "- Peter"),
    peterNote.replace("PeterN", "Peter N"),
    "\n\n\n",
    peterNote + peterNote.slice(peterNote.indexOf("—")).repeat(40),
  ]) {
    assert.equal(parseNote(utf8(text)), null, JSON.stringify(text.slice(0, 40)))
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => assert.equal(parseNote(bytes), null)))
})

test("base64 is read in its one canonical spelling", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      assert.equal(bytesToBase64(bytes), Buffer.from(bytes).toString("base64"))
      assert.equal(bytesToHex(base64ToBytes(bytesToBase64(bytes)) ?? emptyRoot), bytesToHex(bytes))
    }),
  )
  for (const text of ["A", "AA", "AAA", "AB==", "AA==AA==", "AA=A", "A-==", "====", "AA== "]) {
    assert.equal(base64ToBytes(text), null, text)
  }
})

test("a client tells growth from shrinking and from another log in the place of its own", () => {
  const old = [utf8("a"), utf8("b")].map(leafHash)
  const known = { size: 2, root: rootOf(old) }
  const third = leafHash(utf8("c"))
  const next = { size: 3, root: rootOf([...old, third]) }
  assert.equal(checkGrowth(known, next, [third]), "grown")
  assert.equal(checkGrowth(known, known, []), "unchanged")
  assert.equal(checkGrowth(next, known, []), "shrunk")
  assert.equal(checkGrowth(known, { size: 3, root: rootOf([third, ...old]) }, [third]), "forked")
  assert.equal(checkGrowth(known, { size: 2, root: third }, []), "forked")
})
