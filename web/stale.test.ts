import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { isStale, sourceHash, stampName } from "./stale.ts"

const folder = mkdtempSync(join(tmpdir(), "zahnwolke-stale-"))
after(() => rmSync(folder, { recursive: true, force: true }))

test("screens are built again where they were never built to the end or come from other sources", async () => {
  assert.equal(await isStale(folder), true)
  writeFileSync(join(folder, stampName), "0".repeat(64))
  assert.equal(await isStale(folder), true)
  writeFileSync(join(folder, stampName), sourceHash())
  assert.equal(await isStale(folder), false)
})
