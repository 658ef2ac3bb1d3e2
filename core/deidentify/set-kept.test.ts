import assert from "node:assert/strict"
import { test } from "node:test"
import { readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { bytesToHex, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hash } from "../encoding/hash.ts"
import { binaryStl, obj, ply } from "../formats/fixtures/meshes.ts"
import type { AttachmentRole } from "../records/order.ts"
import { makeDvt } from "../specimen/dvt.ts"
import { makePhoto } from "../specimen/photo.ts"
import { deidentifyAgain } from "./deidentify.ts"
import type { SetWishes } from "./deidentify.ts"
import type { KeptSet } from "./set-kept.ts"

interface Counted extends ByteSource {
  readonly total: () => number
}

/** Knows how much was read of it. */
function counted(bytes: Bytes): Counted {
  let total = 0
  return {
    size: bytes.length,
    total: () => total,
    read: (start, end) => {
      total += end - start
      return Promise.resolve(bytes.slice(start, end))
    },
  }
}

const picture = makePhoto({ seed: 5, width: 48, height: 32, format: "jpeg" }).bytes

const slices = (count: number): readonly (readonly [string, Bytes])[] =>
  makeDvt({ seed: 3, size: 16, slices: count }).files.map(({ name, bytes }) => [`dvt/${name}`, bytes])

const everything: readonly (readonly [string, Bytes])[] = [
  ["scan/first.stl", binaryStl()],
  ["scan/second.stl", binaryStl({ attributes: [1, 2, 3, 4] })],
  ["scan/third.ply", ply({ lines: ["comment TextureFile skin.jpg"] })],
  ["scan/fourth.obj", obj({ lines: ["mtllib fourth.mtl", "usemtl skin"] })],
  ["scan/fifth.obj", obj({ lines: ["mtllib fifth.mtl", "usemtl enamel"] })],
  ["scan/fourth.mtl", utf8("newmtl skin\nmap_Kd skin.jpg\n")],
  ["scan/fifth.mtl", utf8("newmtl enamel\n")],
  ["scan/skin.jpg", picture],
  ["photo.jpg", makePhoto({ seed: 6, width: 48, height: 32, format: "jpeg" }).bytes],
  ...slices(3),
]

const open = (files: readonly (readonly [string, Bytes])[]) =>
  files.map(([path, bytes]) => ({ path, source: counted(bytes) }))
type Dropped = ReturnType<typeof open>

const wishes: SetWishes & { readonly secret: Bytes } = {
  identity: { family: "Mustermann", given: "Erika" },
  secret: new Uint8Array(32).fill(7),
  patientCode: "P-1234",
}

const prepare = (files: Dropped, before: KeptSet | null, more: Partial<SetWishes> = {}): Promise<KeptSet> =>
  deidentifyAgain(files, { ...wishes, ...more }, before)

const saying = (roles: Readonly<Record<string, AttachmentRole>>): Partial<SetWishes> => ({
  roles: new Map(Object.entries(roles)),
})

/** Every result with the bytes that would leave. */
async function leaving({ result }: KeptSet): Promise<readonly unknown[]> {
  const all: unknown[] = []
  for (const { output, ...file } of result.files) {
    const bytes = output === null ? null : bytesToHex(hash(await readAll(output.source)))
    all.push({ ...file, name: output?.name, sha256: output?.sha256, bytes })
  }
  return all
}

const changes: readonly Readonly<Record<string, AttachmentRole>>[] = [
  { "scan/first.stl": "upper-jaw" },
  { "scan/first.stl": "upper-jaw", "scan/second.stl": "upper-jaw" },
  { "scan/second.stl": "upper-jaw", "scan/third.ply": "bite" },
  { "scan/fourth.obj": "lower-jaw" },
  { "scan/fifth.obj": "design", "scan/fourth.obj": "design", "scan/third.ply": "design" },
  {},
]

test("what is prepared once more is, file for file and byte for byte, what would be prepared from the start", async () => {
  const files = open(everything)
  let kept = await prepare(files, null)
  for (const roles of changes) {
    kept = await prepare(files, kept, saying(roles))
    const fresh = await prepare(open(everything), null, saying(roles))
    assert.deepEqual(await leaving(kept), await leaving(fresh))
    assert.deepEqual(
      [kept.result.prefill, kept.result.notAlone],
      [fresh.result.prefill, fresh.result.notAlone],
    )
  }
})

const readOf = (files: Dropped, of: (path: string) => boolean): number =>
  files.filter(({ path }) => of(path)).reduce((sum, { source }) => sum + source.total(), 0)

test("a role said of one scan reads none of the 400 slices and no photograph beside it, only surfaces that it renames", async (t) => {
  const files = open([...everything.filter(([path]) => !path.startsWith("dvt/")), ...slices(400)])
  const start = performance.now()
  const kept = await prepare(files, null)
  const [first, second] = [performance.now() - start, readOf(files, () => true)]
  const isSurface = (path: string): boolean => /\.(?:stl|ply|obj|mtl)$/u.test(path)
  const before = readOf(files, (path) => !isSurface(path))
  const again = performance.now()
  const next = await prepare(files, kept, saying({ "scan/first.stl": "upper-jaw" }))
  t.diagnostic(
    `prepared from the start: ${Math.round(first)} ms, ${second} bytes read; after a role: ${Math.round(performance.now() - again)} ms, ${readOf(files, () => true) - second} bytes read`,
  )
  assert.equal(readOf(files, (path) => !isSurface(path)) - before, 0)
  assert.equal(next.result.files[0]?.output?.name, "upper-jaw-1.stl")
})

test("who is looked for, what is cut and what is kept concern the files that they concern", async () => {
  const files = open(everything)
  const kept = await prepare(files, null)
  const isRead = async (more: Partial<SetWishes>): Promise<readonly string[]> => {
    const before = files.map(({ source }) => source.total())
    await prepare(files, kept, more)
    return files.filter(({ source }, at) => source.total() !== before[at]).map(({ path }) => path)
  }
  assert.equal((await isRead({ identity: { family: "Musterfrau" } })).length, files.length)
  assert.equal((await isRead({ secret: new Uint8Array(32).fill(8) })).length, files.length)
  const box = { low: [0, 0, 0], high: [8, 8, 1] } as const
  const cut = await isRead({ crops: new Map([["dvt/CT00001.dcm", box]]) })
  assert.deepEqual(
    cut,
    files.map(({ path }) => path).filter((path) => path.startsWith("dvt/")),
    "the slices of a series are numbered anew together",
  )
  assert.deepEqual(await isRead({}), [])
  assert.deepEqual(await isRead({ replaced: new Map([["photo.jpg", counted(picture)]]) }), [])
})

test("another thing under the same name is another thing, and everything is looked at anew", async () => {
  const files = open(everything)
  const kept = await prepare(files, null)
  const other = [...files.slice(0, -1), ...open(everything.slice(-1))]
  const before = other.map(({ source }) => source.total())
  await prepare(other, kept)
  assert.equal(
    other.every(({ source }, at) => source.total() > (before[at] ?? 0)),
    true,
  )
})
