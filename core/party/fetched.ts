/** Objects read back: every part checked by its hash, the list of parts by the hash that was signed, then opened. */
import { ordering } from "../api/ordering.ts"
import { passingPieces } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashPart, runningHash } from "../encoding/hash.ts"
import type { RunningHash } from "../encoding/hash.ts"
import type { Identity } from "../envelope/identity.ts"
import { open } from "../envelope/open.ts"
import type { ObjectId, OrderId } from "../records/id.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { Spool } from "./device.ts"
import { partsHash } from "./parcel.ts"
import type { ObjectParts } from "./parcel.ts"
import type { Answer } from "./views.ts"

/** Thrown inside a source's read; turned into a refusal where the file is used. */
class PartRefused extends Error {
  override readonly name = "PartRefused"
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Ciphertext as a source: parts are fetched when they are needed, the last two stay in memory. */
function sealedSource(desk: Pick<Desk, "connection">, order: OrderId, parts: ObjectParts): ByteSource {
  const held = new Map<number, Promise<Bytes>>()
  const load = async (part: number): Promise<Bytes> => {
    const params = { order, object: parts.object, part }
    const reply = await desk.connection.call(ordering.objectPart, { params })
    if (!reply.ok) throw new PartRefused(reply.problem.code)
    if ((await hashPart(reply.value)) !== parts.chunks[part]?.sha256) throw new PartRefused("file-changed")
    return reply.value
  }
  const partAt = (part: number): Promise<Bytes> => {
    const known = held.get(part)
    if (known !== undefined) return known
    const loading = load(part)
    held.set(part, loading)
    const [oldest] = held.keys()
    if (held.size > 2 && oldest !== undefined) held.delete(oldest)
    return loading
  }
  const read = async (start: number, end: number): Promise<Bytes> => {
    const pieces: Bytes[] = []
    let offset = 0
    for (const [index, chunk] of parts.chunks.entries()) {
      const from = Math.max(start - offset, 0)
      const to = Math.min(end - offset, chunk.size)
      if (from < to) pieces.push((await partAt(index)).slice(from, to))
      offset += chunk.size
      if (offset >= end) break
    }
    return concat(...pieces)
  }
  return { size: parts.size, read }
}

export interface Expected {
  readonly order: OrderId
  readonly object: ObjectId
  /** Of the ciphertext, as it was signed. */
  readonly signedSize: number
  readonly signedHash: string
  /** Of the plaintext, as the sealed event says. */
  readonly size: number
  readonly sha256: string
}

/** The plaintext of a file, all of it authenticated and its hash compared before the first byte is handed on. */
export async function fetchFile(
  desk: Pick<Desk, "connection" | "parts">,
  expected: Expected,
  identity: Identity,
): Promise<Answer<Blob>> {
  const { order, object } = expected
  const reply = await desk.connection.call(ordering.object, { params: { order, object } })
  if (!reply.ok) return no(reply.problem.code)
  const parts = reply.value
  const signed = parts.object === object && parts.size === expected.signedSize
  if (!signed || parts.sha256 !== expected.signedHash || partsHash(parts.chunks) !== expected.signedHash) {
    return no("file-swapped")
  }
  const spool = (await desk.parts.spool?.()) ?? blobSpool()
  const dropped = async (refused: Answer<Blob>): Promise<Answer<Blob>> => {
    await spool.drop()
    return refused
  }
  try {
    const { cipherOf = null, newHash = runningHash } = desk.parts
    const opened = await open(sealedSource(desk, order, parts), [identity], cipherOf)
    if (opened.kind === "refused") {
      return await dropped(no(opened.reason === "no-key" ? "file-closed" : "file-changed"))
    }
    const answer = await checked(opened.plain, expected, spool, newHash())
    return answer.ok ? answer : await dropped(answer)
  } catch (error) {
    return dropped(no(error instanceof PartRefused ? error.code : "file-changed"))
  }
}

/** In a browser a Blob lives on disk: a large file is not held in memory whole. */
function blobSpool(): Spool {
  const pieces: Blob[] = []
  return {
    write: (bytes) => Promise.resolve(void pieces.push(new Blob([bytes]))),
    blob: () => Promise.resolve(new Blob(pieces)),
    drop: () => Promise.resolve(),
  }
}

async function checked(
  plain: ByteSource,
  expected: Expected,
  spool: Spool,
  running: RunningHash,
): Promise<Answer<Blob>> {
  if (plain.size !== expected.size) return no("file-changed")
  const step = 64 * 65_536
  for await (const bytes of passingPieces(plain, new Uint8Array(Math.min(step, plain.size)))) {
    running.update(bytes)
    await spool.write(bytes)
  }
  return running.hex() === expected.sha256 ? done(await spool.blob()) : no("file-changed")
}
