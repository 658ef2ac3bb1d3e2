/** The floors of the house: a file imports only from floors below its own, or from its own room. */
import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { dirname, join, normalize, relative } from "node:path"
import { test } from "node:test"

const root = join(import.meta.dirname, "..")

/** From the ground up. Rooms on one floor do not import each other. */
const floors: readonly (readonly string[])[] = [
  ["core/encoding"],
  ["core/records", "core/formats", "core/envelope", "core/audit", "core/paper"],
  ["core/trust", "core/streams", "core/deidentify", "core/policy", "core/specimen"],
  ["core/api", "core/fhir"],
  ["core/disclosure"],
  ["core/party"],
  ["server", "web", "agent"],
  ["test"],
]

function roomOf(path: string): string {
  const parts = path.split("/")
  return parts[0] === "core" ? `core/${parts[1]}` : (parts[0] ?? "")
}

const floorOf = (room: string): number => floors.findIndex((rooms) => rooms.includes(room))

function targetOf(file: string, specifier: string): string | null {
  const across = /^@zahnwolke\/(.+)$/u.exec(specifier)
  if (across?.[1] !== undefined) return across[1]
  if (specifier.startsWith(".")) return normalize(join(dirname(file), specifier))
  return null
}

const files = globSync("{core,server,web,agent,test}/**/*.{ts,tsx}", { cwd: root })
  .map((file) => relative(root, join(root, file)))
  .filter((file) => !file.includes("node_modules") && !file.includes("/dist/"))

test("no import climbs", () => {
  const climbs: string[] = []
  for (const file of files) {
    const isTest = file.endsWith(".test.ts") || file.endsWith(".test.tsx")
    const room = roomOf(file)
    assert.notEqual(floorOf(room), -1, `${file} stands in a room that has no floor`)
    const text = readFileSync(join(root, file), "utf8")
    for (const match of text.matchAll(/(?:from|import\()\s*"([^"]+)"/gu)) {
      const target = targetOf(file, match[1] ?? "")
      if (target === null) continue
      const other = roomOf(target)
      if (other === room || (isTest && floorOf(other) < floorOf("test"))) continue
      if (floorOf(other) >= floorOf(room)) climbs.push(`${file} imports ${target}`)
    }
  }
  assert.deepEqual(climbs, [])
})

test("the ground is pure: core names no Node module", () => {
  const impure = files
    .filter((file) => file.startsWith("core/") && !file.endsWith(".test.ts"))
    .filter((file) => /from "node:/u.test(readFileSync(join(root, file), "utf8")))
  assert.deepEqual(impure, [])
})
