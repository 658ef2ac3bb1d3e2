import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { base64ToBytes } from "../formats/base64.ts"
import { tetrahedronPoints } from "../formats/fixtures/meshes.ts"
import { markedOrientation } from "../formats/exif.ts"
import { hpsPositions, readHps } from "../formats/hps.ts"
import { readMesh } from "../formats/mesh.ts"
import { isProblem } from "../formats/problem.ts"
import { readThreeMf } from "../formats/three-mf.ts"
import { webpChunk } from "../formats/webp.ts"
import { writeZip } from "../formats/zip-write.ts"
import { makePhoto } from "../specimen/photo.ts"
import {
  plantedAsciiStl,
  plantedBinaryStl,
  plantedMtl,
  plantedObj,
  plantedPly,
  plantedPlyColumns,
  plantedScan,
  plantedThreeMf,
} from "./fixtures/planted-meshes.ts"
import type { Word } from "./fixtures/planted-meshes.ts"
import { exocadOrder, iteroOrder, threeShapeOrder } from "./fixtures/planted-orders.ts"
import { plainSet } from "./fixtures/plain-set.ts"
import { tracesIn } from "./fixtures/traces.ts"
import { setReport } from "./report.ts"
import { rewriteSet } from "./set-rewrite.ts"
import type { SetResult } from "./set.ts"

const person = "Gröschel-Yıldız"

/** Every place gets a word of its own, so that a leak says where it came from. */
function planting(): { readonly word: Word; readonly words: string[] } {
  const words: string[] = []
  const word: Word = (place) => {
    words.push(`${person} KNRY-${place}-7F`, `KNRY-${place}-7F`)
    return `${person} KNRY-${place}-7F`
  }
  return { word, words }
}

const options = plainSet()

const run = (files: readonly (readonly [string, Bytes])[]): Promise<SetResult> =>
  rewriteSet(
    files.map(([path, bytes]) => ({ path, source: arraySource(bytes) })),
    options,
  )

function plantedWebp(word: Word): Bytes {
  const pixels = base64ToBytes("LwAAABAHEBERiIj+BwA=") ?? new Uint8Array(0)
  const body = concat(
    utf8("WEBP"),
    webpChunk("VP8X", Uint8Array.of(0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
    webpChunk("ICCP", utf8(word("webp-profile"))),
    webpChunk("VP8L", pixels),
    webpChunk("EXIF", concat(markedOrientation(6), utf8(word("webp-exif")))),
    webpChunk("XMP ", utf8(word("webp-xmp"))),
    webpChunk("NOTE", utf8(word("webp-chunk"))),
  )
  const head = new Uint8Array(8)
  head.set(utf8("RIFF"))
  new DataView(head.buffer).setUint32(4, body.length, true)
  return concat(head, body, utf8(word("webp-tail")))
}

function plantedSet(): { readonly files: readonly (readonly [string, Bytes])[]; readonly words: string[] } {
  const { word, words } = planting()
  const photo = makePhoto({ seed: 3, width: 96, height: 64, format: "jpeg", orientation: 6 })
  const picture = makePhoto({ seed: 4, width: 96, height: 64, format: "png", orientation: 8 })
  words.push(...photo.planted, ...picture.planted)
  const folder = `Fälle/${word("folder")}`
  const files: [string, Bytes][] = [
    [`${folder}/${word("name-stl")}-upperjaw.stl`, plantedBinaryStl(word)],
    [`${folder}/case_l.stl`, plantedAsciiStl(word)],
    [`${folder}/a.ply`, plantedPly(word, "ascii")],
    [`${folder}/b.ply`, plantedPly(word, "binary_little_endian")],
    [`${folder}/c.ply`, plantedPly(word, "binary_big_endian")],
    [`${folder}/d.ply`, plantedPlyColumns(word)],
    [`${folder}/jaw.obj`, plantedObj(word, "jaw of somebody.mtl")],
    [`${folder}/jaw of somebody.mtl`, plantedMtl(word, "Skin.JPG")],
    [`${folder}/skin.jpg`, photo.bytes],
    [`${folder}/model.3mf`, plantedThreeMf(word)],
    [`${folder}/scan.dcm`, plantedScan(word, "CA")],
    [`${folder}/locked.dcm`, plantedScan(word, "CE")],
    [`${folder}/front.png`, picture.bytes],
    [`${folder}/side.webp`, plantedWebp(word)],
    [`${folder}/a.dentalProject`, exocadOrder(word, "case_l.stl")],
    [`${folder}/itero.xml`, iteroOrder(word, "upper.stl")],
    [`${folder}/order.xml`, threeShapeOrder(word)],
  ]
  files.push([
    `${folder}/${word("name-zip")}.zip`,
    writeZip(files.slice(0, 4).map(([path, bytes]) => ({ path: `${word("name-entry")}/${path}`, bytes }))),
  ])
  return { files, words }
}

test("of everything planted in scans, photographs, orders and archives nothing is left in what leaves", async () => {
  const { files, words } = plantedSet()
  for (const [path, bytes] of files) {
    const own = words.filter((word) => path.includes(word) || tracesIn(bytes, [word]).length > 0)
    assert.ok(own.length > 0, `${path} carries something to find`)
  }
  const result = await run(files)
  for (const file of result.files) {
    assert.notEqual(file.status, "refused", `${file.kind}: ${file.reason ?? ""}`)
    if (file.output === null) continue
    const left = tracesIn(await readAll(file.output.source), [...words, person])
    assert.deepEqual(left, [], `${file.kind} as ${file.output.name}`)
    assert.deepEqual(tracesIn(utf8(file.output.name), words), [])
  }
  assert.equal(result.files.filter((file) => file.status === "opaque").length, 1)
  assert.equal(result.files.length, files.length - 1 + 4)
})

test("the report says what was found where, and none of the words", async () => {
  const { files, words } = plantedSet()
  const result = await run(files)
  const report = utf8(JSON.stringify(setReport(result, { inputs: false })))
  assert.deepEqual(tracesIn(report, words), [])
  const stl = result.files[0]?.findings.map(({ place, kind, action }) => `${place}: ${kind} ${action}`)
  assert.deepEqual(stl, [
    "coordinates: geometry kept",
    "header: free-text removed",
    "attribute words: hidden-data cleared",
    "normals: hidden-data replaced",
    "behind the last triangle: trailing-data removed",
  ])
})

test("the words of the input are handed to the search", async () => {
  const { files } = plantedSet()
  let tokens: readonly string[] = []
  await rewriteSet(
    files.map(([path, bytes]) => ({ path, source: arraySource(bytes) })),
    {
      ...options,
      openLeakSearch: (_identity, taken) => {
        tokens = taken
        return Promise.resolve({ searched: 0, search: () => Promise.resolve([]) })
      },
    },
  )
  for (const word of ["Gröschel", "Yıldız"]) assert.ok(tokens.includes(word), word)
  assert.ok(!tokens.includes("upperjaw"))
})

test("geometry comes out bit for bit from every format", async () => {
  const { files } = plantedSet()
  const inputs = new Map(files)
  const { files: results } = await run(files)
  let compared = 0
  for (const { input, kind, output } of results) {
    const bytes = inputs.get(input)
    if (bytes === undefined || output === null) continue
    const [before, after] = [readMesh(bytes, kind), readMesh(await readAll(output.source), output.kind)]
    if (before === null || after === null || isProblem(before)) continue
    assert.ok(!isProblem(after), input)
    assert.deepEqual(after.positions, before.positions)
    assert.deepEqual(after.index, before.index)
    if (kind === "ply") assert.deepEqual(after.colors, before.colors)
    compared++
  }
  assert.equal(compared, 8)
})

test("a package keeps its parts together: components, places and unit", async () => {
  const { word } = planting()
  const { files } = await run([["model.3mf", plantedThreeMf(word)]])
  const model = await readThreeMf(files[0]?.output?.source ?? arraySource(new Uint8Array(0)))
  if (isProblem(model)) return assert.fail(model.problem)
  assert.deepEqual([...(model.objects[0]?.vertices ?? [])], tetrahedronPoints.flat())
  assert.deepEqual(model.objects[1]?.components[0]?.transform, [1, 0, 0, 0, 1, 0, 0, 0, 1, 5, 0, 0])
  assert.equal(model.build[0]?.key, model.objects[1]?.key)
  assert.deepEqual([model.metadata, model.names, model.otherParts], [0, 0, 2])
})

test("files that mention each other still do, under their new names", async () => {
  const { files } = plantedSet()
  const { files: results } = await run(files)
  const named = (end: string): string => results.find(({ input }) => input.endsWith(end))?.output?.name ?? ""
  const text = async (end: string): Promise<string> => {
    const output = results.find(({ input }) => input.endsWith(end))?.output
    return output === null || output === undefined
      ? ""
      : new TextDecoder().decode(await readAll(output.source))
  }
  const [scan, materials] = [await text("jaw.obj"), await text(".mtl")]
  assert.match(named(".mtl"), /^material-\d\.mtl$/u)
  assert.match(named("skin.jpg"), /^texture-\d\.jpg$/u)
  assert.ok(scan.includes(`mtllib ${named(".mtl")}\n`))
  assert.ok(materials.includes(`map_Kd ${named("skin.jpg")}\n`))
  assert.equal(/usemtl (\S+)/u.exec(scan)?.[1], /newmtl (\S+)/u.exec(materials)?.[1])
})

test("a packed scan keeps its margin line and its place, an encrypted one its surface untouched", async () => {
  const { word } = planting()
  const locked = plantedScan(word, "CE")
  const { files } = await run([
    ["plain.dcm", plantedScan(word, "CA")],
    ["locked.dcm", locked],
  ])
  const [plain, opaque] = await Promise.all(
    files.map(async ({ output }) => readHps(await readAll(output?.source ?? arraySource(new Uint8Array(0))))),
  )
  if (plain === undefined || isProblem(plain)) return assert.fail("the plain scan is gone")
  assert.deepEqual([...hpsPositions(plain)], [...new Float32Array(tetrahedronPoints.flat())])
  const original = readHps(locked)
  if (opaque === undefined || isProblem(opaque) || isProblem(original)) return assert.fail("the scan is gone")
  assert.deepEqual(opaque.vertices.bytes, original.vertices.bytes)
  const plainText = new TextDecoder().decode(
    await readAll(files[0]?.output?.source ?? arraySource(new Uint8Array(0))),
  )
  assert.match(plainText, /<ControlPointsPacked>.+<\/ControlPointsPacked>/u)
  assert.match(plainText, /m30="4.5"/u)
  assert.deepEqual(
    files.map(({ role }) => role),
    ["lower-jaw", "lower-jaw"],
  )
  assert.deepEqual(
    files.map(({ status, category }) => `${status} ${category}`),
    ["deidentified anonymous-for-recipient", "opaque identified"],
  )
  assert.ok(files[1]?.review.some(({ kind }) => kind === "unreadable-geometry"))
})
