import assert from "node:assert/strict"
import { test } from "node:test"
import { deidentifySet } from "./deidentify.ts"
import { ctSlice, words } from "./fixtures/dicom.ts"
import { tag } from "../formats/dicom-tags.ts"
import { isOwnWord, ownWords } from "./own-words.ts"

const technique = ctSlice(
  words(0x0018_1160, "SH", "LARGE BOWTIE FIL"),
  words(0x0018_1210, "SH", "STANDARD"),
  words(0x0018_0015, "CS", "HEAD"),
  words(0x0028_1055, "LO", "SOFT TISSUE"),
  words(0x0018_1250, "SH", "C-GE_HEAD"),
)

test("a folder called like a word that we write blocks nothing, whichever it is", async () => {
  for (const word of ["Large", "Body", "Brain_Head", "Soft Tissue"]) {
    const { files } = await deidentifySet([{ path: `${word}/a.dcm`, source: technique }], { identity: {} })
    assert.deepEqual(files[0]?.hits, [], word)
  }
  const all = [...ownWords].filter((word) => word.length > 1)
  for (let at = 0; at < all.length; at += 100) {
    const path = `${all
      .slice(at, at + 100)
      .map((word) => word[0]?.toUpperCase() + word.slice(1))
      .join(" ")}/a.dcm`
    const { files } = await deidentifySet([{ path, source: technique }], { identity: {} })
    assert.deepEqual(files[0]?.hits, [], path)
  }
})

test("a device's maker blocks nothing, whether a folder or a patient is called like it", async () => {
  for (const [maker, folder, family] of [
    ["TOSHIBA_MEC", "Toshiba", ""],
    ["PLANMECA OY", "DICM", "Planer"],
    ["DÜRR DENTAL", "Dürr", "Dürr"],
    ["DUERR DENTAL AG", "DÜRR", "Duerr"],
    ["KAVO KERR", "Kavo", "Kerr"],
    ["MORITA", "Morita", "Morita"],
  ] as const) {
    const source = ctSlice(words(0x0008_0005, "CS", "ISO_IR 192"), words(tag.manufacturer, "LO", maker))
    const { files } = await deidentifySet([{ path: `${folder}/a.dcm`, source }], { identity: { family } })
    assert.deepEqual(files[0]?.hits, [], maker)
  }
})

test("only whole words are ours, so that a name which stands inside one is searched for", () => {
  assert.ok(isOwnWord("large"))
  assert.ok(isOwnWord("bowtie"))
  for (const name of ["larg", "owti", "Mann", "Ander"]) assert.ok(!isOwnWord(name), name)
})
