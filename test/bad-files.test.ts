/** Bad input, as it comes from real folders: each file gets a sentence, and nothing is left behind anywhere. */
import assert from "node:assert/strict"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { after, test } from "node:test"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { bytesToBase64 } from "@zahnwolke/core/formats/base64"
import { writeZip } from "@zahnwolke/core/formats/zip-write"
import type { InputFile } from "@zahnwolke/core/party/party"
import type { DraftFile, DraftView } from "@zahnwolke/core/party/draft-view"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { binaryPly, binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { openClient } from "@zahnwolke/server/database/connect"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())
const pair = await linkedPair(server.url)
const { practice } = pair

const jaw = makeArch({ seed: 7, jaw: "lower", triangles: 300 })
const goodStl = binaryStl(jaw, "lower")
const goodPly = binaryPly(jaw, [])

/** Asked as the database's owner, from whom row-level security hides nothing. */
const owner = await openClient({ client: { connectionString: server.databaseUrl }, role: null })
after(() => owner.end())

/** Everything that the server holds: rows of each table that could hold something of a file, and objects. */
async function left(): Promise<{ readonly rows: readonly string[]; readonly objects: readonly string[] }> {
  const rows: string[] = []
  for (const table of ["chunk", "object", "lab_order", "statement", "stream_event"]) {
    const found = await owner.query<{ count: number }>(`select count(*)::int as count from ${table}`)
    rows.push(`${table} ${found.rows[0]?.count}`)
  }
  const objects = readdirSync(join(server.dataDir, "objects"), { recursive: true, withFileTypes: true })
  return { rows, objects: objects.filter((one) => one.isFile()).map((one) => one.name) }
}

/** Without the own record, to which a code for the patient was added by then. */
const filesIn = ({ rows, objects }: Awaited<ReturnType<typeof left>>) => ({
  rows: rows.filter((row) => !row.startsWith("stream_event")),
  objects,
})

const before = await left()

async function prepared(files: readonly InputFile[]): Promise<DraftView> {
  const draft = must(await practice.party.prepare({ draft: null, files, patient: null, to: null }))
  assert.equal(practice.device.outbox.all.size, 0)
  assert.deepEqual(await left(), before)
  return draft
}

async function only(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<DraftFile> {
  const { files } = await prepared([{ path, blob: new Blob([bytes]) }])
  const [file] = files
  assert.ok(file !== undefined && files.length === 1, `${files.length} files`)
  return file
}

const sentence = /^[A-Z0-9].{20,280}\.$/u

async function refusedAs(path: string, bytes: Uint8Array<ArrayBuffer>, words: RegExp): Promise<void> {
  const file = await only(path, bytes)
  assert.equal(file.status, "refused")
  assert.match(file.reason ?? "", sentence)
  assert.match(file.reason ?? "", words)
  assert.equal(file.outputName, null)
}

/** A 3Shape scan as the scanner writes it, its surface encrypted by its maker. */
const points = bytesToBase64(new Uint8Array(new Float32Array([0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0]).buffer))
const hps = utf8(
  `<HPS version="1.1"><Packed_geometry><Schema>CE</Schema><Binary_data><CE version="1.0">` +
    `<Vertices vertex_count="4" base64_encoded_bytes="48">${points}</Vertices>` +
    `<Facets facet_count="2" base64_encoded_bytes="2">BAA=</Facets></CE></Binary_data></Packed_geometry></HPS>`,
)

const program = new Uint8Array(4096)
program.set(utf8("MZ"))
program[0x3c] = 0x80
program.set(utf8("PE\0\0"), 0x80)

test("an STL of zero bytes is called empty", async () => {
  await refusedAs("upper.stl", new Uint8Array(0), /empty/u)
})

test("a PLY that ends too early is told so", async () => {
  await refusedAs("lower.ply", goodPly.slice(0, goodPly.length - 100), /ends before/u)
  await refusedAs("lower.ply", goodPly.slice(0, 40), /PLY|not known/u)
})

test("an STL that ends too early is told so", async () => {
  await refusedAs("lower.stl", goodStl.slice(0, goodStl.length - 100), /\./u)
})

test("a 3Shape scan named .dcm is known as what it is, and its maker's cipher is named", async () => {
  const file = await only("Unterkiefer.dcm", hps)
  assert.equal(file.format, "hps")
  assert.match(file.reason ?? "", /3Shape/u)
  assert.match(file.reason ?? "", sentence)
})

test("a DICOM file named .stl is a radiograph, never a scan", async () => {
  const [slice] = makeDvt({ seed: 3, size: 16, slices: 1 }).files
  assert.ok(slice)
  const file = await only("upper.stl", slice.bytes)
  assert.equal(file.format, "dicom")
  assert.equal(file.content, "radiograph")
  assert.doesNotMatch(file.outputName ?? "", /stl|upper/u)
})

test("a program stays a program, whatever its name says", async () => {
  await refusedAs("smile.jpg", program, /program/u)
  await refusedAs("smile.jpg", utf8("#!/bin/sh\nrm -rf /\n"), /program|known|text/u)
})

test("a ZIP bomb is not opened", async () => {
  const packed = writeZip([{ path: "upper.stl", bytes: new Uint8Array(50_000_000) }])
  const bomb = writeZip([{ path: "upper.stl", bytes: packed }])
  const { files } = await prepared([{ path: "scans.zip", blob: new Blob([bomb]) }])
  for (const file of files) {
    assert.equal(file.status, "refused")
    assert.match(file.reason ?? "", sentence)
  }
  assert.ok(files.length > 0)
})

/** The directory names one packed body under many names: small on disk, large once unpacked. */
function overlapping(count: number, size: number): Uint8Array<ArrayBuffer> {
  const one = writeZip([{ path: "upper.stl", bytes: new Uint8Array(size) }])
  const view = new DataView(one.buffer, one.byteOffset, one.length)
  const end = one.length - 22
  const [length, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)]
  const record = one.slice(start, start + length)
  const tail = one.slice(end)
  const tailView = new DataView(tail.buffer)
  for (const at of [8, 10]) tailView.setUint16(at, count, true)
  tailView.setUint32(12, length * count, true)
  const parts = [one.slice(0, start), ...Array.from({ length: count }, () => record), tail]
  return new Uint8Array(Buffer.concat(parts))
}

test("a ZIP of too many entries and one whose entries lie over each other are not opened", async () => {
  const many = writeZip(
    Array.from({ length: 60_000 }, (_, n) => ({ path: `${n}`, bytes: new Uint8Array(1) })),
  )
  for (const bytes of [many, overlapping(1000, 20_000_000), overlapping(2, 1000)]) {
    const { files } = await prepared([{ path: "scans.zip", blob: new Blob([bytes]) }])
    assert.ok(files.length > 0)
    for (const file of files) {
      assert.equal(file.status, "refused")
      assert.match(file.reason ?? "", sentence)
    }
  }
})

/** Somebody writes into the file while it is read: the first look succeeds, later ones reject as a browser does. */
function changingBlob(bytes: Uint8Array<ArrayBuffer>, looks: number): Blob {
  let seen = 0
  const blob = new Blob([bytes])
  const slice = blob.slice.bind(blob)
  return Object.assign(blob, {
    slice: (start?: number, end?: number): Blob => {
      const piece = slice(start, end)
      if (seen++ < looks) return piece
      const fault = new DOMException("The requested file could not be read.", "NotReadableError")
      return Object.assign(piece, { arrayBuffer: () => Promise.reject(fault) })
    },
  })
}

test("a file that changes while it is read is left out, with a sentence, at whatever moment it happens", async () => {
  for (const looks of [0, 1, 2, 3, 4]) {
    const { files } = await prepared([
      { path: "lower.ply", blob: changingBlob(goodPly, looks) },
      { path: "upper.stl", blob: new Blob([goodStl]) },
    ])
    const [changed, steady] = files
    assert.equal(steady?.status, "ready")
    if (changed?.status === "ready") continue
    assert.match(changed?.reason ?? "", /changed while it was read/u, `after ${looks} looks`)
  }
})

/** Shorter than it said: what a program does that writes its file anew. */
test("a file that shrank while it was read is left out, with a sentence", async () => {
  const short = Object.defineProperty(new Blob([goodPly.slice(0, 500)]), "size", { value: goodPly.length })
  const { files } = await prepared([{ path: "lower.ply", blob: short }])
  assert.equal(files[0]?.status, "refused")
  assert.match(files[0].reason ?? "", /changed while it was read/u)
})

test("no name of a file gets through, however long or strange it is", async () => {
  const names = [
    "Jürgen Müßig Größe.stl",
    "🦷😀.stl",
    "../../etc/passwd",
    "..\\..\\windows\\win.ini.stl",
    "/absolute/Mustermann.stl",
    `${"Erika Mustermann ".repeat(20)}.stl`.slice(-300),
    "con.stl",
    ".stl",
    "line\nbreak\u0000null.stl",
    "\u202Elts.exe",
  ]
  const { files, leakHits } = await prepared(names.map((path) => ({ path, blob: new Blob([goodStl]) })))
  assert.deepEqual(leakHits, [])
  assert.equal(files.length, names.length)
  for (const { status, outputName } of files) {
    assert.equal(status, "ready")
    assert.match(outputName ?? "", /^[a-z0-9-]{1,40}\.stl$/u)
  }
  assert.equal(new Set(files.map(({ outputName }) => outputName)).size, names.length)
  assert.equal(new Set(files.map(({ key }) => key)).size, names.length)
})

test("a folder of 3,000 files is looked through, and each file is answered for", async () => {
  const small = binaryStl(makeArch({ seed: 1, jaw: "upper", triangles: 100 }), "upper")
  const files = Array.from({ length: 3000 }, (_, index) => ({
    path: `Export/${index % 30}/Scan ${index}.${index % 3 === 0 ? "stl" : "txt"}`,
    blob: new Blob([index % 3 === 0 ? small : utf8(`note ${index}`)]),
  }))
  const draft = await prepared(files)
  assert.equal(draft.files.length, 3000)
  for (const file of draft.files) {
    if (file.status === "ready") assert.match(file.outputName ?? "", /^[a-z0-9-]{1,40}\.stl$/u)
    else assert.match(file.reason ?? "", sentence)
  }
  assert.equal(draft.files.filter(({ status }) => status === "ready").length, 1000)
})

test("what was refused stays here, and alone it is no order", async () => {
  const input = await readyToSend(pair, [{ path: "upper.stl", blob: new Blob([]) }])
  const counted = await left()
  const sent = await practice.party.send(input)
  assert.equal(sent.ok ? "" : sent.refusal.code, "no-files")
  assert.equal(practice.device.outbox.all.size, 0)
  // That it was tried is noted once in the own record, and nothing else.
  const noted = counted.rows.map((row) =>
    row.replace(/^stream_event (\d+)$/u, (_, events: string) => `stream_event ${Number(events) + 1}`),
  )
  assert.deepEqual(await left(), { ...counted, rows: noted })
})

/** The same name and length, another scan: what a program does that exports again into its folder. */
test("a file that was written anew after it was looked at does not leave", async () => {
  const other = binaryStl(makeArch({ seed: 8, jaw: "lower", triangles: 300 }), "lower")
  assert.equal(other.length, goodStl.length)
  let now = new Blob([goodStl])
  const blob = Object.assign(new Blob([goodStl]), {
    slice: (start?: number, end?: number): Blob => now.slice(start, end),
  })
  const steady = { path: "upper.ply", blob: new Blob([goodPly]) }
  const input = await readyToSend(pair, [steady, { path: "lower.stl", blob }])
  const counted = await left()
  now = new Blob([other])
  const sent = await practice.party.send(input)
  assert.equal(sent.ok ? "" : sent.refusal.code, "file-changed-while-read")
  assert.equal(practice.device.outbox.all.size, 0)
  assert.equal(must(await practice.party.resumeUploads()), 0)
  const orders = must(await practice.party.orders())
  assert.deepEqual(orders, [])
  assert.deepEqual(filesIn(await left()), filesIn(counted))
})
