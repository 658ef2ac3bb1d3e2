/** Orders, folders and archives with a person planted in every place: nobody is left in files, names, order or report. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { zipSync } from "fflate"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import { concat, ownBytes, utf8 } from "@zahnwolke/core/encoding/bytes"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { deidentifySet } from "@zahnwolke/core/deidentify/deidentify"
import { plantedAsciiStl, plantedObj, plantedScan } from "@zahnwolke/core/deidentify/fixtures/planted-meshes"
import { exocadOrder, iteroOrder, threeShapeOrder } from "@zahnwolke/core/deidentify/fixtures/planted-orders"
import { tracesIn } from "@zahnwolke/core/deidentify/fixtures/traces"
import { searchLeaks } from "@zahnwolke/core/deidentify/leak-search"
import { makeLexicon } from "@zahnwolke/core/deidentify/lexicon"
import type { KnownIdentity } from "@zahnwolke/core/deidentify/lexicon"
import { setReport } from "@zahnwolke/core/deidentify/report"
import type { SetResult } from "@zahnwolke/core/deidentify/set"
import { binaryStl, ply } from "@zahnwolke/core/formats/fixtures/meshes"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import { people, planter } from "./identity.ts"
import type { Planter } from "./identity.ts"
import { plantBinaryStl, withZipComment } from "./plant-meshes.ts"
import { plantJpeg, plantPng } from "./plant-photos.ts"
import { hiding } from "./spellings.ts"
import type { Hidden } from "./spellings.ts"

type Files = readonly (readonly [path: string, bytes: Bytes])[]

const run = (files: Files, identity: KnownIdentity): Promise<SetResult> =>
  deidentifySet(
    files.map(([path, bytes]) => ({ path, source: arraySource(bytes) })),
    { identity },
  )

/** What leaves: bytes, names, the form that was filled in, and what is said about it all. */
async function assertClean(result: SetResult, who: Planter, what: string): Promise<void> {
  const words = [...who.canaries.values()]
  const lexicon = makeLexicon(who.identity)
  for (const { output, kind } of result.files) {
    if (output === null) continue
    const bytes = await readAll(output.source)
    assert.deepEqual(tracesIn(bytes, words), [], `${what}: ${kind}`)
    assert.deepEqual(tracesIn(utf8(output.name), words), [], what)
    assert.deepEqual(await searchLeaks(arraySource(bytes), output.name, lexicon), [], `${what}: ${kind}`)
  }
  const said = utf8(JSON.stringify([result.prefill, setReport(result, { inputs: false })]))
  assert.deepEqual(tracesIn(said, words), [], what)
  assert.deepEqual(await searchLeaks(arraySource(said), "report", lexicon), [], what)
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")

function plantedFiles(hidden: Hidden): Files {
  const { text } = hidden
  const word = (place: string): string => escaped(text(place))
  const flat = (place: string): string => text(place).replaceAll("\n", " ")
  const photo = makePhoto({ seed: 3, width: 96, height: 64, format: "jpeg", orientation: 6 })
  const picture = makePhoto({ seed: 4, width: 96, height: 64, format: "png" })
  return [
    ["upper.stl", plantBinaryStl(binaryStl(), hidden)],
    ["lower.stl", plantedAsciiStl(flat)],
    ["bite.ply", ply({ colours: true, lines: [`comment ${flat("bite")}`], tail: hidden.bytes("bite tail") })],
    ["jaw.obj", plantedObj(flat, "jaw.mtl")],
    ["scan.dcm", plantedScan(word, "CA")],
    ["locked.dcm", plantedScan(word, "CE")],
    ["front.jpg", plantJpeg(photo.bytes, hidden)],
    ["side.png", plantPng(picture.bytes, hidden)],
    ["a.dentalProject", exocadOrder(word, "upper.stl")],
    ["itero.xml", iteroOrder(word, "upper.stl")],
    ["order.xml", threeShapeOrder(word)],
    ["order.html", utf8(`<html><body><h1>${word("sheet")}</h1></body></html>`)],
    ["note.txt", utf8(`Notiz zu ${flat("note")}\n`)],
  ]
}

/** Names of entries, comments of entries and archive, fields that nobody knows, and an archive within. */
function packed(files: Files, { text, bytes }: Hidden, depth = 0): Bytes {
  const name = (place: string): string => text(`${place} ${depth}`).replaceAll(/[/\\]/gu, "_")
  const entries = files.map(([path, content]) => [`${name("entry folder")}/${path}`, content] as const)
  const inner =
    depth === 0 ? [["inner.zip", packed(files.slice(0, 3), { text, bytes, line: bytes }, 1)] as const] : []
  const zipped = zipSync(
    Object.fromEntries(
      [...entries, ...inner].map(([path, content]) => [
        path,
        [content, { comment: text(`entry comment ${depth}`), extra: { 0x4b4e: bytes(`field ${depth}`) } }],
      ]),
    ),
  )
  return withZipComment(ownBytes(zipped), bytes(`archive comment ${depth}`))
}

test("nobody is left in a folder or an archive, whoever it was, and everything but documents is released", async () => {
  for (const [seed, [family, given]] of people.entries()) {
    const who = planter(seed)
    const hidden = hiding(who, seed)
    const folder = `Fälle/${family}, ${given} ${who.canary("folder")}`
    const files = plantedFiles(hidden).map(([path, bytes]) => [`${folder}/${path}`, bytes] as const)
    const archive = packed(plantedFiles(hidden), hidden)
    for (const identity of [who.identity, {}]) {
      const result = await run([...files, [`${folder}.zip`, archive]], identity)
      assert.equal(result.files.length, files.length * 2 + 3)
      await assertClean(result, who, `${family} ${Object.keys(identity).length}`)
      const refused = result.files.filter(({ status }) => status === "refused").map(({ kind }) => kind)
      assert.deepEqual(new Set(refused), new Set(["html", "text"]), family)
    }
  }
})

/** Every value of an order in turn, by what stands between two brackets or two quotation marks. */
function* everyValue(order: string): Generator<readonly [before: string, after: string]> {
  for (const { 0: whole, index } of order.matchAll(/(?<=>)[^<>]*(?=<\/)|(?<=")[^"<>]*(?=")/gu))
    yield [order.slice(0, index), order.slice(index + whole.length)]
}

const wide = (text: string): Bytes =>
  concat(
    Uint8Array.of(0xff, 0xfe),
    new Uint8Array(new Uint16Array(Array.from(text, (letter) => letter.charCodeAt(0))).buffer),
  )

test("whatever value of another program's order a name stands in, it does not travel", async () => {
  const decoder = new TextDecoder()
  const orders = [exocadOrder, iteroOrder].map((order) => decoder.decode(order(() => "x", "upper.stl")))
  const all = [...orders, decoder.decode(threeShapeOrder(() => "x"))]
  let values = 0
  for (const [index, order] of all.entries()) {
    for (const [before, after] of everyValue(order)) {
      const who = planter(values)
      const text = `${before}${escaped(hiding(who, values).text("value"))}${after}`
      const files: Files = [
        [
          "a.xml",
          values % 5 === 0 ? wide(text.replace('encoding="utf-8"', 'encoding="utf-16"')) : utf8(text),
        ],
        ["upper.stl", binaryStl()],
      ]
      await assertClean(await run(files, values % 2 === 0 ? who.identity : {}), who, `${index}: ${values}`)
      values++
    }
  }
  assert.ok(values > 80, `${values} values`)
})
