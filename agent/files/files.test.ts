import assert from "node:assert/strict"
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { fileSource } from "./file-source.ts"
import { beginFolder } from "./new-folder.ts"
import { shownNames } from "./open-files.ts"
import { readJson } from "./read-json.ts"
import { treeWriter } from "./tree-writer.ts"
import { walk } from "./walk.ts"

const root = mkdtempSync(join(tmpdir(), "zahnwolke-files-"))
after(() => rmSync(root, { recursive: true, force: true }))
let count = 0
function newFolder(): string {
  const folder = join(root, `case-${++count}`)
  mkdirSync(folder)
  return folder
}

test("a folder is looked through in order, and links in it are named but never followed", async () => {
  const folder = newFolder()
  mkdirSync(join(folder, "b"))
  writeFileSync(join(folder, "b", "two.stl"), "2")
  writeFileSync(join(folder, "a.stl"), "1")
  symlinkSync("/", join(folder, "c"))
  const walked = await walk([folder])

  assert.ok(walked.kind === "files")
  const name = `case-${count}`
  assert.deepEqual(
    walked.files.map(({ isFile, named }) => [named, isFile]),
    [
      [`${name}/a.stl`, true],
      [`${name}/b/two.stl`, true],
      [`${name}/c`, false],
    ],
  )
})

test("two folders of one name keep their files apart", async () => {
  const one = newFolder()
  const paths = ["x", "y"].map((side) => {
    mkdirSync(join(one, side, "scan"), { recursive: true })
    writeFileSync(join(one, side, "scan", "upper.stl"), side)
    return join(one, side, "scan")
  })
  const walked = await walk(paths)

  assert.ok(walked.kind === "files")
  assert.deepEqual(
    walked.files.map(({ named }) => named),
    ["scan/upper.stl", "2/scan/upper.stl"],
  )
  const shownOf = shownNames(walked.files)
  assert.equal(shownOf("2/scan/upper.stl/inside.stl"), `${join(one, "y", "scan", "upper.stl")}/inside.stl`)
  assert.equal(shownOf("elsewhere"), "elsewhere")
})

test("what is not there is said before anything is done", async () => {
  assert.deepEqual(await walk([join(root, "nowhere")]), { kind: "missing", path: join(root, "nowhere") })
})

test("a file that changes while it is read is refused", async () => {
  const path = join(newFolder(), "scan.stl")
  writeFileSync(path, "0123456789")
  const source = await fileSource(path)
  assert.equal(new TextDecoder().decode(await source.read(2, 5)), "234")

  writeFileSync(path, "9876543210, and more")
  await assert.rejects(source.read(0, 4), /changed/u)
  rmSync(path)
  await assert.rejects(source.read(0, 4))
})

test("a new folder is there whole, or not at all", async () => {
  const parent = newFolder()
  const into = join(parent, "deep", "out")
  const begun = await beginFolder(into)
  assert.ok(begun.kind === "begun")
  writeFileSync(join(begun.folder.inside, "a"), "1")
  assert.equal(readdirSync(join(parent, "deep")).includes("out"), false)
  assert.equal(await begun.folder.finish(), true)
  assert.deepEqual(readdirSync(join(parent, "deep")), ["out"])

  assert.equal((await beginFolder(into)).kind, "taken")
  const dropped = await beginFolder(join(parent, "other"))
  assert.ok(dropped.kind === "begun")
  await dropped.folder.discard()
  assert.deepEqual(readdirSync(parent), ["deep"])
})

test("what came to stand in a folder's place meanwhile is not overwritten", async () => {
  const parent = newFolder()
  const into = join(parent, "out")
  mkdirSync(into)
  const begun = await beginFolder(into)
  assert.ok(begun.kind === "begun")
  writeFileSync(join(begun.folder.inside, "ours"), "1")
  writeFileSync(join(into, "theirs"), "2")

  assert.equal(await begun.folder.finish(), false)
  assert.deepEqual(readdirSync(parent), ["out"])
  assert.deepEqual(readdirSync(into), ["theirs"])
})

test("JSON that is none is refused without a word of it", async () => {
  const folder = newFolder()
  writeFileSync(join(folder, "broken.json"), '{"family": Mustermann')
  writeFileSync(join(folder, "latin.json"), Buffer.from('{"a":"\xfc"}', "latin1"))

  assert.deepEqual(await readJson(join(folder, "broken.json")), { kind: "not-json" })
  assert.deepEqual(await readJson(join(folder, "latin.json")), { kind: "not-json" })
  assert.deepEqual(await readJson(folder), { kind: "unreadable" })
})

test("a tree is hashed as it is written, and no path in it climbs", async () => {
  const folder = newFolder()
  const tree = treeWriter(folder)
  await tree.write("a/b.txt", new Blob(["abc"]))

  assert.equal(readFileSync(join(folder, "a", "b.txt"), "utf8"), "abc")
  assert.deepEqual(tree.written, [
    { path: "a/b.txt", size: 3, sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  ])
  await assert.rejects(tree.write("../b.txt", new Blob(["abc"])))
  await assert.rejects(tree.write("a/b.txt", new Blob(["again"])))
})
