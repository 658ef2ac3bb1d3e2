import assert from "node:assert/strict"
import { test } from "node:test"
import { deidentifyDicom } from "./dicom.ts"
import { contextWith } from "./fixtures/dicom.ts"
import { proveLeakCheck } from "./leak-proof.ts"

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
