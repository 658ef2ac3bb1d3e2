import assert from "node:assert/strict"
import { test } from "node:test"
import { folderOf, groupFiles, lastName, spanOf, wayApart } from "./file-groups.ts"

test("slices of one folder are one thing, everything else stands alone", () => {
  const files = [
    { role: "upper-jaw" as const, name: "a/ok.stl" },
    { role: "dvt" as const, name: "a/dvt/1.dcm" },
    { role: "dvt" as const, name: "a/dvt/2.dcm" },
    { role: "dvt" as const, name: "b/1.dcm" },
    { role: "photo" as const, name: "a/1.jpg" },
  ]
  const groups = groupFiles(
    files,
    ({ name }) => name,
    ({ name }) => folderOf(name),
  )

  assert.deepEqual(
    groups.map((group) => group.files.length),
    [1, 2, 1, 1],
  )
})

test("names are spanned by their numbers, not by their letters", () => {
  assert.equal(spanOf(["dvt-10.dcm", "dvt-2.dcm", "dvt-1.dcm"]), "dvt-1.dcm … dvt-10.dcm")
  assert.equal(spanOf(["one.stl"]), "one.stl")
  assert.equal(spanOf([]), "")
  assert.equal(lastName("fall/scan.stl"), "scan.stl")
})

test("where two files lie is told from the folder on that they share", () => {
  assert.equal(wayApart("Fall/Scans.zip/UK.ply", "Fall/UK.ply"), "Scans.zip/UK.ply")
  assert.equal(wayApart("Fall/UK.ply", "Fall/Scans.zip/UK.ply"), "UK.ply")
  assert.equal(wayApart("UK.ply", "UK.ply"), "UK.ply")
})
