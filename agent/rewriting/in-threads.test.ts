import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { binaryStl } from "@zahnwolke/core/formats/fixtures/meshes"
import type { SetResult } from "@zahnwolke/core/deidentify/set"
import { knownFiles } from "../files/open-files.ts"
import { walk } from "../files/walk.ts"
import { rewriteInto } from "./in-threads.ts"

const root = mkdtempSync(join(tmpdir(), "zahnwolke-threads-"))
after(() => rmSync(root, { recursive: true, force: true }))

const inputs = join(root, "case")
mkdirSync(inputs)
for (let i = 0; i < 60; i++)
  writeFileSync(join(inputs, `scan-${String(i).padStart(2, "0")}.stl`), binaryStl())
writeFileSync(join(inputs, "letter.pdf"), "%PDF-1.7\n")

async function rewritten(threads: number): Promise<{ result: SetResult; folder: string }> {
  const folder = join(root, `out-${threads}`)
  mkdirSync(folder)
  const walked = await walk([inputs])
  assert.ok(walked.kind === "files")
  const job = {
    files: knownFiles(walked.files),
    folder,
    identity: { family: "Grabowski" },
    keep: { dates: "none", device: false, characteristics: false, descriptors: false } as const,
    secret: new Uint8Array(32),
    patientCode: "",
  }
  const result = await rewriteInto(job, threads, () => null, new AbortController().signal)
  return { result, folder }
}

test("three threads leave the same files and say the same of them as one", async () => {
  const one = await rewritten(1)
  const three = await rewritten(3)

  assert.deepEqual(readdirSync(three.folder), readdirSync(one.folder))
  assert.equal(readdirSync(one.folder).length, 60)
  const told = ({ result }: typeof one) =>
    result.files.map(({ output, ...file }) => ({ ...file, name: output?.name, sha256: output?.sha256 }))
  assert.deepEqual(told(three), told(one))
  assert.equal(three.result.searched, one.result.searched)
  for (const { output } of three.result.files) {
    if (output === null) continue
    const bytes = readFileSync(join(three.folder, output.name))
    assert.equal(createHash("sha256").update(bytes).digest("hex"), output.sha256)
  }
})

test("what the disk refuses to one of several threads ends the whole", async () => {
  const walked = await walk([inputs])
  assert.ok(walked.kind === "files")
  const job = {
    files: knownFiles(walked.files),
    folder: join(root, "nowhere"),
    identity: {},
    keep: { dates: "none", device: false, characteristics: false, descriptors: false } as const,
    secret: new Uint8Array(32),
    patientCode: "",
  }
  await assert.rejects(
    rewriteInto(job, 3, () => null, new AbortController().signal),
    { code: "ENOENT" },
  )
})
