import assert from "node:assert/strict"
import { test } from "node:test"
import { roleOfFile, roleOfName } from "./roles.ts"
import { tokensOfPaths } from "./tokens.ts"

test("a jaw is found in the words of many scanners and languages", () => {
  const names = {
    "upper-jaw": [
      "Case-UpperJaw.stl",
      "maxilla.ply",
      "OK.stl",
      "Oberkiefer 2.stl",
      "Ober-Kiefer.ply",
      "x_shell_occlusion_u.stl",
      "üst çene.stl",
      "верхняя.stl",
      "mâchoire supérieur.stl",
    ],
    "lower-jaw": [
      "LowerJawScan.dcm",
      "Mandible_Base.ply",
      "uk-scan.stl",
      "unterkiefer.obj",
      "Müller_UnterKiefer.dcm",
      "shell_l.stl",
      "alt_cene.stl",
      "mandíbula.stl",
    ],
    bite: ["bite1.stl", "Bissregistrat.ply", "buccal.stl", "okklusion.stl"],
    "scan-body": ["scanbody.stl", "ScanBody-46.stl", "Scan_Körper.stl", "scanmarker 21.stl"],
    gingiva: ["Gingiva.stl", "zahnfleisch_46.stl"],
    design: ["2026-11-23_00001-46-crown_cad.stl", "Krone 46.stl", "waxup.stl"],
    preparation: ["PreparationScan.dcm", "Stumpf 21.stl"],
    antagonist: ["Antagonist.dcm"],
  }
  for (const [role, all] of Object.entries(names)) {
    for (const name of all) assert.equal(roleOfName(`Folder/${name}`), role, name)
  }
})

test("names of people are no jaws: initials in the middle, short words in folders", () => {
  for (const name of ["Müller L scan.stl", "U_Schmidt_1.stl", "scan.stl", "Okan.stl", "Ukrainska.stl"]) {
    assert.equal(roleOfName(name), null, name)
  }
  assert.equal(roleOfName("OK/scan.stl"), null)
  assert.equal(roleOfName("Oberkiefer/scan.stl"), "upper-jaw")
})

test("the bytes decide what a file can be, its name only which one of these", () => {
  assert.equal(roleOfFile("jpeg", "upper.jpg"), "photo")
  assert.equal(roleOfFile("stl-binary", "smile.stl"), "other")
  assert.equal(roleOfFile("dicom", "scan.dcm"), "radiograph")
})

test("words of names are searched for, words of the trade are not", () => {
  const tokens = tokensOfPaths([
    "2026-11-02_Gröschel-Yıldız/upperjaw_scan.stl",
    "Export_76392642/penta_lower.jpg",
  ])
  assert.deepEqual(tokens, ["Gröschel", "Yıldız", "2026-11-02", "76392642"])
})

test("a name in letters and marks apart, as a Mac writes it, is that name and no two letters of it", () => {
  assert.deepEqual(tokensOfPaths(["Müller_Zoë.stl".normalize("NFD")]), ["Müller", "Zoë"])
})
