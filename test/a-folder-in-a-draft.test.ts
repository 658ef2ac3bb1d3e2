/** A folder as it lies on a computer becomes a draft: what is there twice is known, and what a scan is can be said. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import type { DraftFile, DraftView } from "@zahnwolke/core/party/draft-view"
import type { InputFile } from "@zahnwolke/core/party/party"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { codeOf } from "./malicious-server/scene.ts"
import { foundSide, must } from "./story/people.ts"
import { twoJaws } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())
const { party } = await foundSide(server.url, "practice", "Praxis Ordner")

const photoOf = (seed: number) => makePhoto({ seed, width: 320, height: 240, format: "jpeg" }).bytes
const photo = (path: string): InputFile => ({ path, blob: new Blob([photoOf(4)]) })

const dropped = async (files: readonly InputFile[]): Promise<DraftView> =>
  must(await party.prepare({ draft: null, files, patient: null, to: null }))
const fileOf = ({ files }: DraftView, path: string): DraftFile => {
  const file = files.find(({ inputName }) => inputName === path)
  assert.ok(file)
  return file
}

test("a photograph that was painted over still knows its copy, which nobody is asked about anew", async () => {
  const before = await dropped([photo("a.jpg"), photo("kopie/a.jpg")])
  assert.equal(fileOf(before, "kopie/a.jpg").sameAs, "a.jpg")

  const painted = must(
    await party.reviewDone({
      draft: before.draft,
      keys: [fileOf(before, "a.jpg").key],
      replacement: new Blob([photoOf(9)]),
      showsFace: false,
    }),
  )
  assert.equal(fileOf(painted, "a.jpg").decision, "painted-over")
  assert.notEqual(fileOf(painted, "a.jpg").sha256, fileOf(before, "a.jpg").sha256)
  assert.equal(fileOf(painted, "kopie/a.jpg").sameAs, "a.jpg")
  assert.equal(fileOf(painted, "kopie/a.jpg").sha256, fileOf(before, "kopie/a.jpg").sha256)
})

test("a person's word about a scan gives it its name, keeps every look, and holds when more is dropped", async () => {
  const begun = await dropped([...twoJaws, photo("a.jpg")])
  const { draft } = begun
  const look = { draft, keys: [fileOf(begun, "a.jpg").key], replacement: null, showsFace: false }
  const before = must(await party.reviewDone(look))
  const { key } = fileOf(before, "scan/lower.ply")
  const after = must(await party.sayRoles({ draft, roles: new Map([[key, "antagonist"]]) }))
  assert.equal(fileOf(after, "scan/lower.ply").outputName, "antagonist-1.ply")
  assert.equal(fileOf(after, "scan/lower.ply").sha256, fileOf(before, "scan/lower.ply").sha256)
  assert.deepEqual(fileOf(after, "a.jpg"), fileOf(before, "a.jpg"))

  const files = [photo("b.jpg")]
  const more = must(await party.prepare({ draft, files, patient: null, to: null }))
  assert.equal(fileOf(more, "scan/lower.ply").role, "antagonist")
  assert.equal(fileOf(more, "b.jpg").sameAs, "a.jpg")

  const roles = new Map([[fileOf(more, "a.jpg").key, "bite"] as const])
  assert.equal(codeOf(await party.sayRoles({ draft, roles })), "draft-unknown")
})

/** Knows how often it was read. */
class WatchedBlob extends Blob {
  reads = 0
  override slice(...range: Parameters<Blob["slice"]>): Blob {
    this.reads += 1
    return super.slice(...range)
  }
}

test("a role of one scan leaves a DVT of 400 slices that was looked at as it is, unread", async (t) => {
  const { files } = makeDvt({ seed: 3, size: 16, slices: 400 })
  const slices = files.map(({ name, bytes }) => ({ path: `dvt/${name}`, blob: new WatchedBlob([bytes]) }))
  const reads = (): number => slices.reduce((sum, { blob }) => sum + blob.reads, 0)
  const start = performance.now()
  const begun = await dropped([...twoJaws, ...slices])
  const [first, firstReads] = [performance.now() - start, reads()]
  const keys = slices.map(({ path }) => fileOf(begun, path).key)
  const { draft } = begun
  const looked = must(await party.reviewDone({ draft, keys, replacement: null, showsFace: false }))
  const before = reads()
  const again = performance.now()
  const roles = new Map([[fileOf(looked, "scan/lower.ply").key, "antagonist"] as const])
  const said = must(await party.sayRoles({ draft, roles }))
  t.diagnostic(
    `from the start: ${Math.round(first)} ms and ${firstReads} reads of slices; after a role: ${Math.round(performance.now() - again)} ms and ${reads() - before}`,
  )
  assert.equal(reads() - before, 0)
  assert.equal(fileOf(said, "scan/lower.ply").outputName, "antagonist-1.ply")
  for (const { path } of slices) assert.deepEqual(fileOf(said, path), fileOf(looked, path))
})
