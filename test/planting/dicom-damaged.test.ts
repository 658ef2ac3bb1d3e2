/** Damaged files: a sentence or a clean file, never a crash, and never a word of what was planted. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { keepNothing, openContext } from "@zahnwolke/core/deidentify/context"
import { deidentifyDicom } from "@zahnwolke/core/deidentify/dicom"
import { corpusFiles, corpusMissing } from "./corpus.ts"
import { changes, cuts } from "./mutations.ts"

const context = await openContext({ secret: new Uint8Array(32), keep: keepNothing, patientCode: "KAMO-7" })

async function survives(bytes: Bytes, name: string): Promise<void> {
  const outcome = await deidentifyDicom(arraySource(bytes), context)
  if (outcome.status === "refused") assert.match(outcome.reason, /^[A-Z].*\.$/u, name)
  else assert.equal((await readAll(outcome.output)).length, outcome.output.size, name)
}

/** The long run is test/fuzz/deidentify.ts; here a few of each, of files that are quickly read. */
test(
  "a file cut short or changed at random is refused with a sentence or comes out whole",
  { skip: corpusMissing },
  async () => {
    for (const [index, { name, source }] of corpusFiles().entries()) {
      if (source.size > 50_000) continue
      const bytes = await readAll(source)
      for (const copy of cuts(bytes, 8)) await survives(copy, name)
      for (const copy of changes(bytes, 12, index)) await survives(copy, name)
    }
  },
)
