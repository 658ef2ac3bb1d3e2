import assert from "node:assert/strict"
import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"

const folder = mkdtempSync(join(tmpdir(), "zahnwolke-closing-"))
after(() => rmSync(folder, { recursive: true, force: true }))

const closing = join(import.meta.dirname, "closing.js")

function closingOf(source: string): string {
  const file = join(folder, "some.test.mjs")
  const written = join(folder, "closing.txt")
  writeFileSync(file, `import { describe, test } from "node:test"\n${source}`)
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const reporter = ["--test-reporter", closing, "--test-reporter-destination", written]
  spawnSync(process.execPath, ["--test", ...reporter, file], { env, cwd: folder })
  return readFileSync(written, "utf8")
}

test("a run ends with every skipped test, its reason, and one line that counts", () => {
  const text = closingOf(`
    test("goes", () => {})
    test("breaks", () => { throw new Error("no") })
    test("waits", { skip: "no lamp is installed" }, () => {})
    test("asks", (t) => t.skip("this account may not"))
    describe("a shelf", { skip: "there is no shelf" }, () => { test("carries", () => {}) })
  `)

  assert.match(text, /^skipped: some\.test\.mjs: waits: no lamp is installed$/mu)
  assert.match(text, /^skipped: some\.test\.mjs: asks: this account may not$/mu)
  assert.match(text, /^skipped: some\.test\.mjs: a shelf: there is no shelf$/mu)
  assert.match(text, /^1 passed, 1 failed, 3 skipped$/mu)
})

test("a file that cannot even be read counts as failed", () => {
  assert.match(closingOf("import 'nothing-of-that-name'"), /^0 passed, 1 failed, 0 skipped$/mu)
})

test("before anything runs, what the machine lacks is listed, one line each", () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const bare = { ...env, PATH: folder, ZAHNWOLKE_CORPUS: join(folder, "nothing"), ZAHNWOLKE_TEST_S3: "" }
  const said = execFileSync(process.execPath, [join(import.meta.dirname, "peers.js")], {
    env: bare,
    encoding: "utf8",
  })

  for (const peer of ["age", "admesh", "assimp", "exiftool", "pdftotext", "dcmdump", "corpus", "small disk"])
    assert.match(said, new RegExp(`^note: .*${peer}`, "mu"), peer)
})
