/** A file to an age file and back, beside the stock `age` command and a plain copy. */
import { spawnSync } from "node:child_process"
import { copyFile, mkdtemp, open as openFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { platformCipher } from "../../agent/device/platform-cipher.ts"
import { fileSource } from "../../agent/files/file-source.ts"
import { newIdentity, recipientOf } from "@zahnwolke/core/envelope/identity"
import { open } from "@zahnwolke/core/envelope/open"
import { seal } from "@zahnwolke/core/envelope/seal"
import { writeFileSync } from "node:fs"
import { interleaved, megabytesPerSecond } from "./table.ts"
import type { Row } from "./table.ts"

const size = 256 * 2 ** 20
const step = 8 * 2 ** 20

async function writeRandom(path: string): Promise<void> {
  const file = await openFile(path, "w")
  const piece = new Uint8Array(step)
  for (let at = 0; at < piece.length; at += 65_536) crypto.getRandomValues(piece.subarray(at, at + 65_536))
  for (let at = 0; at < size; at += step) await file.write(piece)
  await file.close()
}

export async function benchSeal(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"))
  const at = (name: string): string => join(folder, name)
  const identity = newIdentity()
  const recipient = await recipientOf(identity)
  writeFileSync(at("key"), `${identity}\n`)
  await writeRandom(at("plain"))
  const sealOurs = async (): Promise<void> => {
    const sealing = await seal(await fileSource(at("plain")), [recipient], platformCipher)
    const out = await openFile(at("ours.age"), "w")
    for await (const part of sealing.parts()) await out.write(part)
    await out.close()
  }
  const openOurs = async (): Promise<void> => {
    const opened = await open(await fileSource(at("ours.age")), [identity], platformCipher)
    if (opened.kind !== "open") throw new Error(opened.reason)
    const out = await openFile(at("back"), "w")
    for (let from = 0; from < size; from += step) await out.write(await opened.plain.read(from, from + step))
    await out.close()
  }
  const age =
    (...args: readonly string[]) =>
    () => {
      const { status } = spawnSync("age", args)
      if (status !== 0)
        throw new Error("the age command of version 1.3 or newer is needed for this comparison")
    }
  const copy = () => copyFile(at("plain"), at("copy"))
  await sealOurs()
  const hasAge = spawnSync("age", ["-r", recipient, "-o", at("theirs.age"), at("plain")]).status === 0
  const sealTheirs = hasAge ? age("-r", recipient, "-o", at("theirs.age"), at("plain")) : copy
  const openTheirs = hasAge ? age("-d", "-i", at("key"), "-o", at("back2"), at("ours.age")) : copy
  const [ours = 1, theirs = 1, plain = 1] = await interleaved(5, [sealOurs, sealTheirs, copy])
  const [back = 1, backTheirs = 1] = await interleaved(5, [openOurs, openTheirs])
  await rm(folder, { recursive: true })
  const peer = hasAge ? "`age`" : "copy (no `age` ≥ 1.3 here)"
  const row = (what: string, a: number, name: string, b: number): Row => ({
    what,
    ours: megabytesPerSecond(size, a),
    peer: `${name}: ${megabytesPerSecond(size, b)}`,
    ratio: (b / a).toFixed(2),
  })
  return [
    row("seal 256 MiB, file to age file", ours, peer, theirs),
    row("the same", ours, "plain copy", plain),
    row("open 256 MiB, age file to file", back, peer, backTheirs),
  ]
}
