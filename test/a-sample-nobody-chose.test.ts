/** The officer's sample: drawn by the log, decided again, signed and kept; what is not as it was signed is named. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { bytesToBase64url, utf8 } from "@zahnwolke/core/encoding/bytes"
import { parseCheckpointText } from "@zahnwolke/core/audit/checkpoint"
import { parseNote } from "@zahnwolke/core/audit/signed-note"
import { checkDisclosure } from "@zahnwolke/core/party/disclosure-check"
import type { DisclosureProof } from "@zahnwolke/core/party/disclosure-check"
import { drawSample, poolHash } from "@zahnwolke/core/party/sample-draw"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

test("a sample is what the log's root draws, each drawn disclosure stands the check, and the signed result and its paper stay", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const empty = await party.takeSample({ count: 2 })
  assert.equal(empty.ok ? "" : empty.refusal.code, "nothing-to-sample")
  for (let sent = 0; sent < 3; sent++) must(await party.send(await readyToSend(pair)))
  must(await pair.laboratory.party.attend())

  const sample = must(await party.takeSample({ count: 2 }))
  assert.deepEqual([sample.of, sample.drawn.length, sample.by], [3, 2, "Dr. Inge Beispiel"])
  assert.deepEqual(
    sample.drawn.map(({ faults, open }) => [...faults, ...open]),
    [[], []],
  )
  assert.deepEqual(must(await party.samples()), [sample])

  // Repeated by hand: with all disclosures and the head that the server signed.
  const all = must(await party.takeSample({ count: 3 })).drawn.map(({ disclosure }) => disclosure)
  const head = parseCheckpointText(parseNote(utf8(sample.checkpoint))?.text ?? "")
  if (head === null) assert.fail("the sample names the head by which it was drawn")
  assert.equal(sample.pool, poolHash(all))
  assert.deepEqual(
    drawSample(head.root, all, 2),
    sample.drawn.map(({ disclosure }) => disclosure),
  )
  const paper = must(await party.paper({ kind: "sample-report", about: sample.statement, language: "de" }))
  assert.match(paper.json, new RegExp(sample.pool, "u"))
  assert.doesNotMatch(paper.json, /Mustermann|Erika/u)
})

test("a withdrawal after the day changes nothing about it; a laboratory samples what it received", async () => {
  const pair = await linkedPair(server.url)
  const question = await readyToSend(pair)
  must(await pair.practice.party.send(question))
  must(await pair.laboratory.party.attend())
  if (question.consent === null) assert.fail("the story sends with a consent")
  must(await pair.practice.party.withdrawConsent(question.consent))

  const [own] = must(await pair.practice.party.takeSample({ count: 1 })).drawn
  assert.deepEqual(own?.faults, [])
  const [received] = must(await pair.laboratory.party.takeSample({ count: 1 })).drawn
  assert.deepEqual(received?.faults, [])
})

test("what nobody signed is nothing else than unsigned", async () => {
  const forged: DisclosureProof = {
    disclosure: {
      payloadType: "application/vnd.zahnwolke.disclosure+json",
      payload: bytesToBase64url(utf8("{}")),
      signatures: [{ keyid: "device_x", sig: bytesToBase64url(new Uint8Array(64)) }],
    },
    statements: [],
    report: null,
    inclusion: null,
  }
  const witnesses = { organisations: new Map(), head: { size: 0, root: new Uint8Array(32) } }
  assert.deepEqual(await checkDisclosure(forged, witnesses), { faults: ["unsigned"], open: [] })
})
