import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import { deidentifyDicom } from "./dicom.ts"
import { contextWith } from "./fixtures/dicom.ts"
import { proveLeakCheck } from "./leak-proof.ts"
import { openLeakSearch } from "./leak-set.ts"

test("the check finds a made-up person in every spelling, whoever it is", async () => {
  for (let run = 0; run < 20; run++) assert.equal((await proveLeakCheck()).proven, true)
})

test("with a rewrite, the person must be gone afterwards", async () => {
  const context = await contextWith()
  assert.equal((await proveLeakCheck((canary) => deidentifyDicom(canary, context))).proven, true)
})

test("a rewrite that passes everything on is caught", async () => {
  const proof = await proveLeakCheck((canary) =>
    Promise.resolve({
      status: "opaque",
      output: canary,
      reason: "",
      findings: [],
      review: [],
      category: "identified",
    }),
  )

  assert.ok(!proof.proven)
  assert.match(proof.reason, /left the made-up person/u)
})

test("a set is searched by one lexicon that says what it covers", async () => {
  const leaks = await openLeakSearch({ family: "Krone", birthDate: "1961-08-07" }, ["Grabowski"])

  assert.deepEqual(leaks.notAlone, ["name"])
  assert.deepEqual(leaks.covered, ["birth-date", "taken"])
  assert.deepEqual(await leaks.search("a.stl", arraySource(utf8("Grabowski"))), [
    { place: "byte 0", kind: "taken" },
  ])
  assert.deepEqual(await leaks.search("a.stl", arraySource(utf8("solid o0"))), [])
})
