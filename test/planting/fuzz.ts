/**
 * The long run over damaged files: `node test/planting/fuzz.ts [seconds]`. Each file of the corpus is cut at 64 places
 * and changed 200 times, then again with other seeds until the time is over. Says what crashed, hung or grew.
 */
import { arraySource, pieces, readAll } from "@zahnwolke/core/encoding/byte-source"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { keepNothing, openContext } from "@zahnwolke/core/deidentify/context"
import { deidentifyDicom } from "@zahnwolke/core/deidentify/dicom"
import { corpusFiles, corpusMissing } from "./corpus.ts"
import { changes, cuts } from "./mutations.ts"

const seconds = Number(process.argv[2] ?? "60")
const context = await openContext({ secret: new Uint8Array(32), keep: keepNothing, patientCode: "KAMO-7" })
const end = Date.now() + seconds * 1000
const slowest = { milliseconds: 0, what: "" }
let runs = 0
let released = 0
let failures = 0

/** A second for each megabyte, and one to begin with. */
async function attempt(bytes: Bytes, what: string): Promise<void> {
  const start = performance.now()
  try {
    const outcome = await deidentifyDicom(arraySource(bytes), context)
    if (outcome.status !== "refused") {
      released++
      let size = 0
      for await (const piece of pieces(outcome.output)) size += piece.length
      if (size !== outcome.output.size) throw new Error("the output has another size than it says")
    }
  } catch (error) {
    failures++
    console.log(`${what}: ${error instanceof Error ? error.stack : String(error)}`)
  }
  const milliseconds = performance.now() - start
  runs++
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { milliseconds, what })
  if (milliseconds > 1000 + bytes.length / 1000) {
    failures++
    console.log(`${what}: ${milliseconds.toFixed(0)} ms for ${bytes.length} bytes`)
  }
}

if (corpusMissing !== false) {
  console.log(corpusMissing)
  process.exit(1)
}
for (let round = 0; Date.now() < end; round++) {
  for (const [index, { name, source }] of corpusFiles().entries()) {
    if (Date.now() >= end) break
    const bytes = await readAll(source)
    if (round === 0) for (const copy of cuts(bytes, 64)) await attempt(copy, `${name} cut at ${copy.length}`)
    let number = 0
    for (const copy of changes(bytes, 200, round * 1000 + index))
      await attempt(copy, `${name} change ${round}.${number++}`)
  }
}
const { rss } = process.memoryUsage()
console.log(
  `${runs} runs, ${released} released, ${failures} failures; slowest ${slowest.milliseconds.toFixed(0)} ms: ${slowest.what}`,
)
console.log(`memory at the end ${(rss / 2 ** 20).toFixed(0)} MB`)
process.exitCode = failures === 0 ? 0 : 1
