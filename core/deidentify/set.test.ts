import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { bytesToHex, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hash } from "../encoding/hash.ts"
import { explicitLittle } from "../formats/dicom-syntax.ts"
import { tag } from "../formats/dicom-tags.ts"
import { binaryStl } from "../formats/fixtures/meshes.ts"
import { writeZip } from "../formats/zip-write.ts"
import { makePhoto } from "../specimen/photo.ts"
import { keepNothing, openContext } from "./context.ts"
import { common, dicomFile, nativePixels, short, words } from "./fixtures/dicom.ts"
import { plainSet } from "./fixtures/plain-set.ts"
import { isAllDone, setReport } from "./report.ts"
import { rewriteSet } from "./set-rewrite.ts"
import type { LeakSearch, SetOptions, SetProgress, SetResult } from "./set.ts"

const nothingFound: LeakSearch = { searched: 3, search: () => Promise.resolve([]) }

const options = (some: Partial<SetOptions> = {}): SetOptions =>
  plainSet({ openLeakSearch: () => Promise.resolve(nothingFound), ...some })

const run = (files: Readonly<Record<string, Bytes>>, some: Partial<SetOptions> = {}): Promise<SetResult> =>
  rewriteSet(
    Object.entries(files).map(([path, bytes]) => ({ path, source: arraySource(bytes) })),
    options(some),
  )

const namesOf = (result: SetResult): readonly (string | null)[] =>
  result.files.map(({ output }) => output?.name ?? null)

test("names say what a file is for and nothing of what it was called", async () => {
  const stl = binaryStl()
  const result = await run({
    "Müller_Karl/Müller-OberkieferScan.stl": stl,
    "Müller_Karl/Müller-Unterkiefer.stl": stl,
    "Müller_Karl/76392642_shell_occlusion_u.stl": stl,
    "Müller_Karl/bite.stl": stl,
    "Müller_Karl/46-crown_cad.stl": stl,
    "Müller_Karl/antagonist.stl": stl,
    "Müller_Karl/scan body 46.stl": stl,
    "Müller_Karl/Gingivamaske.stl": stl,
    "Müller_Karl/PreparationScan.stl": stl,
    "Müller_Karl/Müller.stl": stl,
  })
  assert.deepEqual(namesOf(result), [
    "upper-jaw-1.stl",
    "lower-jaw-1.stl",
    "upper-jaw-2.stl",
    "bite-1.stl",
    "design-1.stl",
    "antagonist-1.stl",
    "scan-body-1.stl",
    "gingiva-1.stl",
    "preparation-1.stl",
    "scan-1.stl",
  ])
})

test("a person's word about a file wins over its name", async () => {
  const result = await run({ "upper.stl": binaryStl() }, { roles: new Map([["upper.stl", "bite"]]) })
  assert.deepEqual(namesOf(result), ["bite-1.stl"])
})

test("a file is taken for what its bytes are: an executable named as a photograph is refused", async () => {
  const result = await run({
    "smile.jpg": utf8("MZ\u0090\0\u0003 a program"),
    "upper.dcm": binaryStl(),
    "empty.stl": new Uint8Array(0),
  })
  assert.deepEqual(
    result.files.map(({ status, output }) => [status, output?.name ?? null]),
    [
      ["refused", null],
      ["deidentified", "upper-jaw-1.stl"],
      ["refused", null],
    ],
  )
  for (const { reason, status } of result.files)
    if (status === "refused") assert.match(reason ?? "", /^[A-Z].+\.$/u)
})

test("documents, videos, closed containers and the notes of folders stay, each with its own reason", async () => {
  const result = await run({
    "order.pdf": utf8("%PDF-1.7\n"),
    "order.html": utf8("<!DOCTYPE html><p>"),
    "clip.mp4": utf8("\0\0\0\u0018ftypisom\0\0\0\0isommp42"),
    "case.dxd": Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
    ".DS_Store": utf8("\0\0\0\u0001Bud1\0\0"),
    "note.txt": utf8("Bitte Farbe A2 fuer Frau M."),
    "other.xml": utf8("<Rechnung/>"),
  })
  assert.ok(result.files.every(({ status, output }) => status === "refused" && output === null))
  assert.equal(new Set(result.files.map(({ reason }) => reason)).size, 7)
})

test("archives in archives are opened, but not without end", async () => {
  const inner = writeZip([{ path: "upper.stl", bytes: binaryStl() }])
  const middle = writeZip([{ path: "inner.zip", bytes: inner }])
  const outer = writeZip([{ path: "middle.zip", bytes: middle }])
  const result = await run({ "a.zip": inner, "c.zip": writeZip([{ path: "outer.zip", bytes: outer }]) })
  assert.deepEqual(
    result.files.map(({ status, input }) => [status, input]),
    [
      ["deidentified", "a.zip/upper.stl"],
      ["refused", "c.zip/outer.zip/middle.zip/inner.zip"],
    ],
  )
})

test("an archive that reaches outside, lies about its bytes or hides behind a password is refused", async () => {
  const plain = writeZip([{ path: "upper.stl", bytes: binaryStl() }])
  const outside = writeZip([{ path: "../../upper.stl", bytes: binaryStl() }])
  const locked = plain.slice()
  const directory = locked.findIndex((byte, i) => byte === 0x50 && locked[i + 2] === 1 && locked[i + 3] === 2)
  locked[directory + 8] = 9
  const broken = plain.slice()
  broken[60] = (broken[60] ?? 0) ^ 0xff
  const result = await run({ "outside.zip": outside, "locked.zip": locked, "broken.zip": broken })
  assert.deepEqual(
    result.files.map(({ status }) => status),
    ["refused", "refused", "refused"],
  )
  assert.match(result.files[0]?.reason ?? "", /outside/u)
  assert.match(result.files[1]?.reason ?? "", /password/u)
  assert.match(result.files[2]?.reason ?? "", /damaged/u)
})

test("a known word that is still there keeps the file back and the report says where", async () => {
  const search: LeakSearch = {
    searched: 12,
    search: (name) => Promise.resolve(name.startsWith("upper") ? [{ place: "byte 100", kind: "name" }] : []),
  }
  const result = await run(
    { "upper.stl": binaryStl(), "lower.stl": binaryStl() },
    { openLeakSearch: () => Promise.resolve(search) },
  )
  assert.deepEqual(namesOf(result), [null, "lower-jaw-1.stl"])
  const report = setReport(result, { inputs: true })
  assert.deepEqual(report, {
    version: 1,
    files: [
      {
        input: "upper.stl",
        output: null,
        kind: "stl-binary",
        status: "refused",
        reason: result.files[0]?.reason ?? "",
        category: "identified",
        findings: [{ place: "coordinates", kind: "geometry", action: "kept" }],
        review: [],
      },
      {
        input: "lower.stl",
        output: "lower-jaw-1.stl",
        kind: "stl-binary",
        status: "deidentified",
        reason: null,
        category: "anonymous-for-recipient",
        findings: [{ place: "coordinates", kind: "geometry", action: "kept" }],
        review: [],
      },
    ],
    leakCheck: { searched: 12, notAlone: [], hits: [{ file: "upper.stl", place: "byte 100", kind: "name" }] },
  })
})

test("what was searched is what can be sealed: the hash is of the output's own bytes", async () => {
  const result = await run({ "upper.stl": binaryStl({ header: utf8("Müller") }) })
  const output = result.files[0]?.output
  if (output === null || output === undefined) return assert.fail("nothing came out")
  assert.equal(output.sha256, bytesToHex(hash(await readAll(output.source))))
})

test("a photograph is never done without a look, a clean scan is", async () => {
  const photo = makePhoto({ seed: 1, width: 64, height: 48, format: "jpeg" })
  assert.equal(isAllDone(await run({ "upper.stl": binaryStl() })), true)
  const result = await run({ "a.jpg": photo.bytes })
  assert.equal(isAllDone(result), false)
  assert.equal(result.files[0]?.content, "photo-face")
  assert.deepEqual(
    result.files[0]?.review.map(({ kind }) => kind),
    ["face", "burned-in-text"],
  )
})

test("a file that changes or vanishes while it is read is refused with a sentence", async () => {
  const bytes = binaryStl()
  const shrinking: ByteSource = {
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.slice(start, Math.min(end, 200))),
  }
  const gone: ByteSource = {
    size: 500,
    read: () => Promise.reject(new Error("ENOENT: /home/mueller/upper.stl")),
  }
  const result = await rewriteSet(
    [
      { path: "a.stl", source: shrinking },
      { path: "b.stl", source: gone },
    ],
    options(),
  )
  assert.match(result.files[0]?.reason ?? "", /changed/u)
  assert.match(result.files[1]?.reason ?? "", /could not be read/u)
  assert.ok(!JSON.stringify(result.files).includes("mueller"))
})

test("a folder of three thousand files goes through, each under a name of its own", async () => {
  const bytes = binaryStl()
  const files = Array.from({ length: 3000 }, (_, i) => ({
    path: `case/scan${i}_u.stl`,
    source: arraySource(bytes),
  }))
  const seen: SetProgress[] = []
  const result = await rewriteSet(files, options({ progress: (progress) => seen.push(progress) }))
  assert.equal(new Set(namesOf(result)).size, 3000)
  assert.equal(seen.at(-1)?.done, 3000)
})

test("work that is called off stops", async () => {
  const controller = new AbortController()
  const work = run(
    { "a.stl": binaryStl(), "b.stl": binaryStl() },
    { signal: controller.signal, progress: () => controller.abort() },
  )
  await assert.rejects(work, { name: "AbortError" })
})

test("results can be put away one by one", async () => {
  const stored = new Map<string, Bytes>()
  const store = async (name: string, output: ByteSource): Promise<ByteSource> => {
    stored.set(name, await readAll(output))
    return arraySource(stored.get(name) ?? new Uint8Array(0))
  }
  await run({ "upper.stl": binaryStl(), "x.pdf": utf8("%PDF-1.4") }, { store })
  assert.deepEqual([...stored.keys()], ["upper-jaw-1.stl"])
})

test("a scan of two gigabytes is read in pieces and never held", async () => {
  const count = 42_000_000
  const facet = binaryStl().slice(84, 134)
  let largest = 0
  const source: ByteSource = {
    size: 84 + count * 50,
    read: (start, end) => {
      largest = Math.max(largest, end - start)
      return Promise.resolve(piece(start, end))
    },
  }
  const piece = (start: number, end: number): Bytes => {
    const bytes = new Uint8Array(end - start)
    for (let at = start; at < end; at++) if (at >= 84) bytes[at - start] = facet[(at - 84) % 50] ?? 0
    if (start <= 80 && end >= 84) new DataView(bytes.buffer).setUint32(80 - start, count, true)
    return bytes
  }
  const controller = new AbortController()
  const work = rewriteSet(
    [{ path: "upper.stl", source }],
    options({
      signal: controller.signal,
      progress: ({ read }) => {
        if (read > 20_000_000) controller.abort()
      },
    }),
  )
  await assert.rejects(work, { name: "AbortError" })
  assert.ok(largest <= 1_000_000)
})

test("one number becomes the same new number in the whole set and another one for the next recipient", async () => {
  const first = await openContext({ secret: new Uint8Array(32), keep: keepNothing, patientCode: "" })
  const again = await openContext({ secret: new Uint8Array(32), keep: keepNothing, patientCode: "" })
  const other = await openContext({ secret: new Uint8Array(32).fill(1), keep: keepNothing, patientCode: "" })
  const uid = "1.2.840.113619.2.55"
  assert.equal(await first.mapUid(uid), await again.mapUid(uid))
  assert.notEqual(await first.mapUid(uid), await other.mapUid(uid))
  assert.match(await first.mapUid(uid), /^2\.25\.\d{20,39}$/u)
  assert.match(
    await first.mapName("{4C833147-94ff-4251-af4e-62900d664c3d}"),
    /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/u,
  )
  assert.match(await first.mapName("AB-2026/117"), /^[A-Z]{2}-\d{4}-\d{3}$/u)
  assert.ok(first.shiftDays < 0 && Number.isInteger(first.shiftDays))
})

test("a photograph in a DICOM file is a photograph: of a face until somebody has looked", async () => {
  const photographic = "1.2.840.10008.5.1.4.1.1.77.1.4"
  const pixels = nativePixels(new Uint8Array(6 * 8 * 3), "OB")
  const photo = dicomFile(
    photographic,
    explicitLittle,
    common(photographic, "XC"),
    [
      short(tag.samplesPerPixel, 3),
      words(tag.photometric, "CS", "RGB"),
      short(tag.planarConfiguration, 0),
      short(tag.rows, 6),
      short(tag.columns, 8),
      short(tag.bitsAllocated, 8),
      short(tag.bitsStored, 8),
      short(tag.highBit, 7),
      short(tag.pixelRepresentation, 0),
    ],
    [pixels],
  )

  const { files } = await rewriteSet([{ path: "a.dcm", source: photo }], options())

  assert.equal(files[0]?.status, "deidentified")
  assert.equal(files[0].content, "photo-face")
})
