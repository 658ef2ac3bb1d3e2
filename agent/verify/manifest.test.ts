import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { checkManifest, readManifest } from "./manifest.ts"

const root = mkdtempSync(join(tmpdir(), "zahnwolke-manifest-"))
after(() => rmSync(root, { recursive: true, force: true }))

const ofAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
const listed = (path: string, size = 3) => ({ path, sha256: ofAbc, size })

test("a list that leads outside, through links or past its files is refused", async () => {
  mkdirSync(join(root, "a"))
  writeFileSync(join(root, "a", "good"), "abc")
  writeFileSync(join(root, "a", "changed"), "abd")
  writeFileSync(join(root, "a", "added"), "abc")
  writeFileSync(join(root, "outside"), "abc")
  symlinkSync(join(root, "outside"), join(root, "a", "link"))
  const paths = ["good", "changed", "link", "gone", "../outside", "/etc/passwd", "a\\b", "", "./good"]
  const manifest = readManifest({ version: 1, files: paths.map((path) => listed(path)) })

  assert.ok(manifest)
  const faults = await checkManifest(join(root, "a"), manifest, () => null)
  assert.deepEqual(
    faults.map(({ fault, path }) => `${path} ${fault}`),
    [
      "changed changed",
      "link missing",
      "gone missing",
      "../outside outside",
      "/etc/passwd outside",
      "a\\b outside",
      " outside",
      "./good outside",
      "added not-listed",
    ],
  )
})

test("what is no list is none", () => {
  for (const value of [
    null,
    [],
    { version: 2, files: [] },
    { version: 1, files: [{ path: 1 }] },
    { version: 1 },
  ])
    assert.equal(readManifest(value), null)
})
