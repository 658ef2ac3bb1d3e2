import assert from "node:assert/strict"
import { existsSync, globSync, readFileSync, statSync } from "node:fs"
import { basename, join, relative } from "node:path"
import { test } from "node:test"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { readMesh } from "../formats/mesh.ts"
import { isProblem } from "../formats/problem.ts"
import { plainSet } from "./fixtures/plain-set.ts"
import { tracesIn } from "./fixtures/traces.ts"
import { rewriteSet } from "./set-rewrite.ts"
import type { FileResult } from "./set.ts"

const folder = process.env["ZAHNWOLKE_CORPUS"] ?? join(import.meta.dirname, "../../../shared/corpus")
const skip = existsSync(folder) ? false : "the folder of real files is not here (ZAHNWOLKE_CORPUS)"

const filesIn = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: folder })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .toSorted()

async function rewritten(paths: readonly string[]): Promise<readonly FileResult[]> {
  const { files } = await rewriteSet(
    paths.map((path) => ({ path: relative(folder, path), source: arraySource(readFileSync(path)) })),
    plainSet(),
  )
  for (const { status, reason } of files) if (status === "refused") assert.match(reason ?? "", /^[A-Z].+\.$/u)
  return files
}

test("real meshes come out bit for bit, or are refused with a sentence", { skip }, async () => {
  const paths = filesIn("{dental-scan,mesh-generic}/**/*")
  let compared = 0
  for (const { input, kind, output } of await rewritten(paths)) {
    const path = paths.find((one) => relative(folder, one) === input)
    if (output === null || path === undefined) continue
    const [before, after] = [
      readMesh(readFileSync(path), kind),
      readMesh(await readAll(output.source), output.kind),
    ]
    if (before === null || after === null || isProblem(before)) continue
    assert.ok(!isProblem(after), input)
    assert.deepEqual(after.positions, before.positions, input)
    assert.deepEqual(after.index, before.index, input)
    compared++
  }
  assert.ok(compared > 40, `${compared} compared`)
})

/** Words of the name that stand in a real file of the corpus and must not stand in what leaves. */
const words = ["Blender", "dcm2stl", "ShapeDesigner", "ScanItDental", "1UB2305005B", "VCGLIB", "Copyright"]

test("of real meshes no program, no serial number and no file name is left", { skip }, async () => {
  const paths = filesIn("{dental-scan,mesh-generic}/**/*")
  const names = paths.map((path) => basename(path).replace(/\.[^.]+$/u, "")).filter((name) => name.length > 9)
  for (const { output, input } of await rewritten(paths)) {
    if (output === null) continue
    const left = tracesIn(await readAll(output.source), [...words, ...names])
    assert.deepEqual(left, [], `${input} as ${output.name}`)
  }
})

test(
  "real photographs lose their notes and keep their pixels, or are refused with a sentence",
  { skip },
  async () => {
    const results = await rewritten(filesIn("{dental-photo,photo-metadata}/**/*"))
    const readable = results.filter(({ kind }) => ["jpeg", "png", "webp"].includes(kind))
    const released = readable.filter(({ status }) => status === "deidentified")
    assert.ok(released.length >= 80, `${released.length} of ${readable.length} released`)
    const marks = [
      "http://ns.adobe.com",
      "Photoshop 3.0",
      "8BIM",
      "MPF\0",
      "Canon",
      "NIKON",
      "GPS",
      "xpacket",
    ]
    for (const { output, input } of released) {
      if (output === null) continue
      const text = Buffer.from(await readAll(output.source)).toString("latin1")
      for (const mark of marks) assert.ok(!text.includes(mark), `${input}: ${mark}`)
    }
  },
)

test(
  "every real file of a set is named, refused or opened, and none stops the others",
  { skip },
  async () => {
    const results = await rewritten(
      filesIn("{dental-photo,dental-scan,mesh-generic,photo-metadata,practice-software}/**/*"),
    )
    const names = results.flatMap(({ output }) => (output === null ? [] : [output.name]))
    assert.equal(new Set(names).size, names.length)
    for (const name of names) assert.match(name, /^[a-z0-9-]+\.[a-z0-9]+$/u)
  },
)
