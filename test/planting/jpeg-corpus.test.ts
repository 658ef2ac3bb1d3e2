/** Real JPEG pictures of many cameras and programs: the walk through their codes ends exactly where they do. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { concat, utf8 } from "@zahnwolke/core/encoding/bytes"
import { segmentsOf } from "@zahnwolke/core/formats/jpeg"
import { planJpeg } from "@zahnwolke/core/formats/jpeg-plan"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { corpusMissing, corpusPaths } from "./corpus.ts"

/** How many bytes of each scan no decoder reads; null where the picture is damaged. */
function unread(bytes: Uint8Array): readonly number[] | null {
  const read = segmentsOf(bytes)
  if (isProblem(read)) return null
  const plan = planJpeg(bytes, read.segments)
  assert.ok(plan !== null)
  return read.segments
    .filter(({ marker }) => marker === 0xda)
    .map(({ coded, end }) => {
      const kept = plan.scans.get(coded)?.reduce((sum, span) => sum + span.end - span.start, 0) ?? 0
      return end - coded - kept
    })
}

test(
  "every scan of a real picture is walked to its last byte, and to no other",
  { skip: corpusMissing },
  () => {
    let walked = 0
    for (const path of corpusPaths()) {
      const bytes = new Uint8Array(readFileSync(path))
      if (bytes[0] !== 0xff || bytes[1] !== 0xd8) continue
      const found = unread(bytes)
      // A picture without a scan has no last byte of one.
      if (found === null || found.length === 0) continue
      walked++
      assert.ok(
        found.every((count) => count === 0),
        path,
      )
      const read = segmentsOf(bytes)
      assert.ok(!isProblem(read))
      const end = read.end - 2
      const dirty = concat(bytes.subarray(0, end), utf8("Grabowski"), bytes.subarray(end))
      assert.equal(unread(dirty)?.at(-1), 9, path)
    }
    assert.ok(walked > 60, `${walked} pictures`)
  },
)
