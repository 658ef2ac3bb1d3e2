/** Files sealed part by part into the outbox and uploaded from it: bounded memory, resumable, never sealed twice. */
import { ordering } from "../api/ordering.ts"
import type { ReplyOf } from "../api/contract.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashHex, hashPart, hashedInPassing, runningHash } from "../encoding/hash.ts"
import type { Recipients } from "../envelope/identity.ts"
import { seal } from "../envelope/seal.ts"
import { randomId } from "../records/id.ts"
import type { ObjectId } from "../records/id.ts"
import { done, no } from "./answers.ts"
import type { No } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { PreparedFile } from "./preparing.ts"
import type { Answer } from "./views.ts"

export type ObjectParts = ReplyOf<(typeof ordering)["object"]>

/** What is signed of an object: the hash over its parts' hashes, so that no part can be swapped, dropped or moved. */
export const partsHash = (chunks: readonly { readonly sha256: string }[]): string =>
  hashHex(utf8(chunks.map((chunk) => chunk.sha256).join("\n")))

export interface SealedFile {
  readonly object: ObjectParts
  /** SHA-256 of the plaintext. */
  readonly sha256: string
  readonly size: number
}

const outboxName = (object: ObjectId, sha256: string): string => `${object}/${sha256}`

type Counting = (bytes: number) => void

type Sealing = Pick<Desk, "parts" | "shut">

/** Thrown where a sealed part found no room; turned into a refusal where files are sealed. */
class DeviceFull extends Error {
  override readonly name = "DeviceFull"
}

/** Thrown where the device was locked meanwhile. */
class Locked extends Error {
  override readonly name = "Locked"
}

/** As browsers and as Node name it. */
const isFull = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === "QuotaExceededError" ||
    ("code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT")))

async function putPart({ parts }: Pick<Desk, "parts">, name: string, part: Bytes): Promise<void> {
  try {
    await parts.outbox.put(name, part)
  } catch (error) {
    throw isFull(error) ? new DeviceFull() : error
  }
}

/**
 * Rejects where the source changed while it was read, the device has no room left, or it was locked; what was sealed so
 * far is then taken out of the outbox again. Sealing reads in order: the hash in passing speaks of exactly the bytes that left.
 */
export async function sealIntoOutbox(
  desk: Sealing,
  source: ByteSource,
  recipients: Recipients,
  count: Counting,
): Promise<SealedFile> {
  const { cipherOf = null, newHash = runningHash } = desk.parts
  const object = randomId("object")
  const hashed = hashedInPassing(source, newHash())
  const sealing = await seal(hashed.source, recipients, cipherOf)
  const chunks: { sha256: string; size: number }[] = []
  try {
    for await (const part of sealing.parts()) {
      const sha256 = await hashPart(part)
      await putPart(desk, outboxName(object, sha256), part)
      if (desk.shut.signal.aborted) throw new Locked()
      chunks.push({ sha256, size: part.length })
      count(part.length)
    }
  } catch (error) {
    await clearOutbox(desk, object)
    throw error
  }
  return {
    object: { object, size: sealing.size, sha256: partsHash(chunks), chunks },
    sha256: await hashed.hex(),
    size: source.size,
  }
}

export interface SealedAttachment {
  readonly file: PreparedFile
  readonly name: string
  readonly sealed: SealedFile
}

/**
 * All or none. A file is read again while it is sealed: where that gives other bytes than were searched and shown, the
 * whole is refused.
 */
export async function sealFiles(
  desk: Sealing,
  files: readonly PreparedFile[],
  recipients: Recipients,
  count: Counting,
): Promise<Answer<readonly SealedAttachment[]>> {
  const all: SealedAttachment[] = []
  for (const file of files) {
    if (file.output === null || file.outputName === null) continue
    const sealed = await sealIntoOutbox(desk, file.output, recipients, count).catch((error: unknown) =>
      whyNotSealed(error, file),
    )
    if ("object" in sealed) all.push({ file, name: file.outputName, sealed })
    if ("object" in sealed && sealed.sha256 === file.sha256) continue
    for (const one of all) await clearOutbox(desk, one.sealed.object.object)
    return "object" in sealed ? no("file-changed-while-read", { file: file.inputName }) : sealed
  }
  return done(all)
}

function whyNotSealed(error: unknown, { inputName }: PreparedFile): No {
  if (error instanceof DeviceFull) return no("device-full")
  if (error instanceof Locked) return no("locked-while-sealing")
  return no("file-changed-while-read", { file: inputName })
}

export async function clearOutbox(desk: Pick<Desk, "parts">, object: ObjectId): Promise<void> {
  const { outbox } = desk.parts
  for (const name of await outbox.names(`${object}/`)) await outbox.remove(name)
}

const atOnce = 3
const longestWait = 30_000

/** Asks which parts are missing and sends those, three at a time; a cut connection is waited for, with a limit. */
export async function uploadObjects(
  desk: Pick<Desk, "parts" | "connection">,
  objects: readonly ObjectParts[],
  count: Counting,
  signal?: AbortSignal,
): Promise<Answer<null>> {
  const all = objects.flatMap((object) => object.chunks.map((chunk) => ({ ...chunk, object: object.object })))
  const asked = await desk.connection.call(ordering.missingChunks, {
    body: { chunks: all.map((one) => one.sha256) },
  })
  if (!asked.ok) return no(asked.problem.code)
  const missing = new Set(asked.value.missing)
  for (const one of all) if (!missing.has(one.sha256)) count(one.size)
  const queue = all.filter((one) => missing.has(one.sha256))
  let failed: Answer<null> | null = null
  const longest = Math.max(0, ...queue.map(({ size }) => size))
  const work = async (): Promise<void> => {
    const lent = new Uint8Array(longest)
    for (let next = queue.shift(); next !== undefined && failed === null; next = queue.shift()) {
      const sent = await sendPart(desk, outboxName(next.object, next.sha256), next.sha256, lent, signal)
      if (sent.ok) count(next.size)
      else failed = sent
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, work))
  return failed ?? done(null)
}

async function sendPart(
  desk: Pick<Desk, "parts" | "connection">,
  name: string,
  sha256: string,
  lent: Bytes,
  signal?: AbortSignal,
): Promise<Answer<null>> {
  const body = await desk.parts.outbox.get(name, lent)
  if (body === null) return no("part-lost")
  for (let wait = 500; ; wait = Math.min(wait * 2, longestWait)) {
    const reply = await desk.connection.call(
      ordering.putChunk,
      { params: { sha256 }, query: {}, body },
      signal,
    )
    if (reply.ok) return done(null)
    const passing =
      reply.problem.code === "unreachable" || reply.problem.status >= 502 || reply.problem.status === 429
    if (!passing || reply.problem.status === 507 || signal?.aborted === true || wait >= longestWait) {
      return no(reply.problem.code)
    }
    await desk.parts.wait(wait, signal).catch(() => null)
  }
}
