import assert from "node:assert/strict"
import { test } from "node:test"
import { kindInFolder } from "./machine-files.ts"

test("what Windows and macOS leave in a folder is theirs, by its exact name where its bytes do not say", () => {
  const theirs = [
    ["fall/Thumbs.db", "office"],
    ["fall/desktop.ini", "text"],
    ["fall/.DS_Store", "empty"],
    ["fall/._scan.stl", "unknown"],
    ["fall.zip/__MACOSX/fall/scan.stl", "unknown"],
    ["fall/anything", "folder-view"],
  ] as const
  for (const [path, kind] of theirs) assert.equal(kindInFolder(path, kind), "folder-view", path)
})

test("a scan or a letter stays what it is, whatever it is called and wherever it lies", () => {
  const own = [
    ["fall/._scan.stl", "stl-binary"],
    ["fall.zip/__MACOSX/scan.stl", "stl-binary"],
    ["fall/Thumbs.db", "jpeg"],
    ["fall/My Thumbs.db", "office"],
    ["fall/note.txt", "text"],
    ["__MACOSX.txt", "text"],
  ] as const
  for (const [path, kind] of own) assert.equal(kindInFolder(path, kind), kind, path)
})
