/** A folder as it lies on a computer becomes a draft: what is there twice is known. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import type { DraftFile, DraftView } from "@zahnwolke/core/party/draft-view"
import type { InputFile } from "@zahnwolke/core/party/party"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { foundSide, must } from "./story/people.ts"

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
