import assert from "node:assert/strict"
import { execFileSync, spawn, spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { chmod, mkdir, readFile, readdir, stat, utimes, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { createInterface } from "node:readline"
import { before, describe, test } from "node:test"
import { temporaryFolder } from "../testing/cluster.ts"
import { openFolderStore } from "./folder.ts"
import { bytesOf, hashOf, keep, keepsThePromises } from "./object-store.contract.ts"
import { isChunkHash } from "./object-store.ts"
import type { ObjectStore } from "./object-store.ts"

const writer = join(import.meta.dirname, "..", "testing", "puts-until-killed.ts")

describe("a folder", () => {
  const root = temporaryFolder()
  let store: ObjectStore
  before(async () => (store = await openFolderStore(root)))

  keepsThePromises("a folder", () => store)

  test("nothing half-done is left behind by refused and broken uploads", async () => {
    assert.deepEqual(await readdir(join(root, "incoming")), [])
  })

  test("no other account can read what is stored", async () => {
    const bytes = randomBytes(10)
    await keep(store, bytes)

    const name = hashOf(bytes)
    assert.equal((await stat(join(root, name.slice(0, 2), name))).mode & 0o077, 0)
  })
})

test("a chunk that was damaged on the disk is mended by storing it again", async () => {
  const root = temporaryFolder()
  const store = await openFolderStore(root)
  const bytes = randomBytes(1000)
  await keep(store, bytes)
  const name = hashOf(bytes)
  await writeFile(join(root, name.slice(0, 2), name), "damaged")

  await keep(store, bytes)

  assert.deepEqual(await bytesOf(await store.get(name)), bytes)
})

test("uploads that a killed server left are swept at a later start, younger ones are not", async () => {
  const root = temporaryFolder()
  await openFolderStore(root)
  const [old, young] = [join(root, "incoming", "old"), join(root, "incoming", "young")]
  await writeFile(old, "half")
  await writeFile(young, "half")
  await utimes(old, new Date(0), new Date(0))

  await openFolderStore(root)

  assert.deepEqual(await readdir(join(root, "incoming")), ["young"])
})

test("every chunk that was acknowledged is whole after the server was killed, again and again", async () => {
  const root = temporaryFolder()
  const acknowledged: string[] = []
  for (let round = 1; round <= 4; round++) {
    const child = spawn(process.execPath, [writer, root], { stdio: ["ignore", "pipe", "inherit"] })
    for await (const line of createInterface({ input: child.stdout })) {
      const name = /^stored ([0-9a-f]{64})$/u.exec(line)?.[1]
      if (name !== undefined) acknowledged.push(name)
      if (acknowledged.length >= round * 15) child.kill("SIGKILL")
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
  }

  const store = await openFolderStore(root)
  for (const name of acknowledged) {
    assert.ok(isChunkHash(name))
    assert.equal(hashOf((await bytesOf(await store.get(name))) ?? Buffer.alloc(0)), name)
  }
  for (const path of await readdir(root, { recursive: true })) {
    const name = basename(path)
    if (!isChunkHash(name)) continue
    assert.equal(
      hashOf(await readFile(join(root, name.slice(0, 2), name))),
      name,
      "no chunk stands half under its name",
    )
  }
})

test("an upload that would leave the database no room is refused before its first byte", async () => {
  const root = temporaryFolder()
  const store = await openFolderStore(root, { reserve: Number.MAX_SAFE_INTEGER / 2 })
  const bytes = randomBytes(1000)

  assert.deepEqual(await keep(store, bytes), { kind: "full" })
  assert.equal((await store.has([hashOf(bytes)])).size, 0)
  assert.match((await store.probe()).warnings.join(), /nearly full/u)
})

/** A disk of three megabytes that only this test sees. */
function onSmallDisk(folder: string, script: string): string {
  const mount = `mount -t tmpfs -o size=3m none "$0" && exec "$1" "$2" "$0" 4; ${script}`
  return execFileSync("unshare", ["-Urm", "sh", "-c", mount, folder, process.execPath, writer], {
    encoding: "utf8",
  })
}

const noSmallDisk = spawnSync("unshare", ["-Urm", "sh", "-c", "mount -t tmpfs none /mnt"]).status !== 0

test(
  "a disk that fills up in the middle refuses by name and keeps what it has",
  { skip: noSmallDisk ? "this account may not mount a small disk in a namespace of its own" : false },
  async () => {
    const folder = temporaryFolder()
    await mkdir(folder, { recursive: true })

    const lines = onSmallDisk(folder, "").trim().split("\n")

    const kinds = new Set(lines.map((line) => line.split(" ")[0]))
    assert.deepEqual(kinds, new Set(["stored", "full"]))
  },
)

test("a folder that cannot be written is told in a sentence", async (t) => {
  if (process.getuid?.() === 0) return t.skip("root may write everywhere")
  const root = temporaryFolder()
  const store = await openFolderStore(root)
  await chmod(join(root, "incoming"), 0o500)

  await assert.rejects(store.probe(), /cannot be written \(EACCES\)/u)
})
