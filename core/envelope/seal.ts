/** Sealed for these recipients and nobody else: a standard age file, made in one pass over its source. */
import { Encrypter, Stanza } from "age-encryption"
import type { ByteSource } from "../encoding/byte-source.ts"
import { ownBytes } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { Recipients } from "./identity.ts"
import {
  chunkCount,
  chunkLength,
  chunkNonce,
  payloadCipher,
  sealedChunkLength,
  sealedPayloadSize,
  tagLength,
} from "./payload.ts"
import type { ChunkCipher, CipherOf } from "./payload.ts"

/** Plain bytes of one part: 128 age chunks. With its header the first part is a little longer. */
const plainPartLength = 128 * chunkLength
/** Read and sealed at once within a part: what is held besides the two parts themselves. */
const plainPieceLength = 16 * chunkLength

export interface Sealing {
  /** Bytes of the whole age file. */
  readonly size: number
  /**
   * The file in parts of about 8 MiB, once: sealing a part again after its source changed would put two plaintexts
   * under one nonce, so whoever needs a part twice keeps a copy of the sealed one. Each part lies in memory that is
   * used again: it is gone when the next is asked for.
   */
  readonly parts: () => AsyncGenerator<Bytes>
}

/** The typage header code with a listening recipient: it hears the file key and writes no stanza. */
async function newHeader(recipients: Recipients): Promise<{ head: Bytes; fileKey: Bytes; salt: Bytes }> {
  const encrypter = new Encrypter()
  let heard: Bytes | null = null
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  encrypter.addRecipient({
    wrapFileKey: (fileKey: Uint8Array): Stanza[] => {
      heard = ownBytes(fileKey)
      return []
    },
  })
  const empty = await encrypter.encrypt(new Uint8Array(0))
  if (heard === null) throw new Error("the age library did not hand out the file key")
  const head = ownBytes(empty.subarray(0, empty.length - tagLength))
  return { head, fileKey: heard, salt: head.slice(-16) }
}

/** A cipher in script is fastest where a chunk begins at a multiple of this. */
const aligned = 4

interface Work {
  readonly source: ByteSource
  readonly head: Bytes
  readonly cipher: ChunkCipher
}

/** Seals the parts in turn, each into one of two rooms: one is handed out while the next is sealed into the other. */
function partSealer({ cipher, head, source }: Work): (part: number) => Promise<Bytes> {
  const last = chunkCount(source.size) - 1
  const padding = (aligned - (head.length % aligned)) % aligned
  const roomFor = (left: number): Bytes =>
    new Uint8Array(padding + head.length + sealedPayloadSize(Math.min(left, plainPartLength)))
  const rooms = [roomFor(source.size), roomFor(Math.max(source.size - plainPartLength, 0))] as const
  // A piece is read into it only after the one before was sealed.
  const lent = new Uint8Array(Math.min(plainPieceLength, source.size))
  const sealPiece = async (start: number, end: number, into: Bytes): Promise<void> => {
    const plain = await source.read(start, end, lent)
    const chunks: Promise<void>[] = []
    for (let at = 0; at < plain.length || chunks.length === 0; at += chunkLength) {
      const index = (start + at) / chunkLength
      const chunk = plain.subarray(at, at + chunkLength)
      const to = chunks.length * sealedChunkLength
      const place = into.subarray(to, to + chunk.length + tagLength)
      chunks.push(cipher.seal(chunkNonce(index, index === last), chunk, place))
    }
    await Promise.all(chunks)
  }
  return async (part) => {
    const room = rooms[part % 2 === 0 ? 0 : 1]
    const begin = part === 0 ? padding : 0
    if (part === 0) room.set(head, begin)
    const start = part * plainPartLength
    const end = Math.min(start + plainPartLength, source.size)
    let filled = begin + (part === 0 ? head.length : 0)
    for (let at = start; at < end || at === 0; at += plainPieceLength) {
      const stop = Math.min(at + plainPieceLength, end)
      const size = sealedPayloadSize(stop - at)
      await sealPiece(at, stop, room.subarray(filled, filled + size))
      filled += size
    }
    return room.subarray(begin, filled)
  }
}

export async function seal(
  source: ByteSource,
  recipients: Recipients,
  cipherOf: CipherOf | null = null,
): Promise<Sealing> {
  const { head, fileKey, salt } = await newHeader(recipients)
  const cipher = await payloadCipher(fileKey, salt, cipherOf)
  fileKey.fill(0)
  const count = Math.max(1, Math.ceil(source.size / plainPartLength))
  let used = false
  /** The next part is read and sealed while this one is written. */
  async function* parts(): AsyncGenerator<Bytes> {
    if (used) throw new Error("a sealing runs once")
    used = true
    const sealPart = partSealer({ source, head, cipher })
    let next = sealPart(0)
    for (let part = 1; part <= count; part++) {
      const sealed = await next
      if (part < count) next = sealPart(part)
      // Whoever stops early does not wait for it; whoever goes on meets its fault at the next await.
      next.catch(() => null)
      yield sealed
    }
  }
  return { size: head.length + sealedPayloadSize(source.size), parts }
}
