/** Sealed for these recipients and nobody else: a standard age file, made in one pass over its source. */
import { Encrypter, Stanza } from "age-encryption"
import type { ByteSource } from "../encoding/byte-source.ts"
import { concat, ownBytes } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { Recipients } from "./identity.ts"
import { chunkLength, chunkNonce, payloadCipher, sealedPayloadSize, tagLength } from "./payload.ts"
import type { CipherOf } from "./payload.ts"

/** Plain bytes of one part: 128 age chunks. With its header the first part is a little longer. */
const plainPartLength = 128 * chunkLength

export interface Sealing {
  /** Bytes of the whole age file. */
  readonly size: number
  /**
   * The file in parts of about 8 MiB, once: sealing a part again after its source changed would put two plaintexts
   * under one nonce, so whoever needs a part twice keeps the sealed one.
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

export async function seal(
  source: ByteSource,
  recipients: Recipients,
  cipherOf: CipherOf | null = null,
): Promise<Sealing> {
  const { head, fileKey, salt } = await newHeader(recipients)
  const cipher = await payloadCipher(fileKey, salt, cipherOf)
  fileKey.fill(0)
  const last = Math.max(1, Math.ceil(source.size / chunkLength)) - 1
  const count = Math.max(1, Math.ceil(source.size / plainPartLength))
  // A part is read into it only after the one before was sealed.
  const lent = new Uint8Array(Math.min(plainPartLength, source.size))
  const sealPart = async (part: number): Promise<Bytes> => {
    const start = part * plainPartLength
    const plain = await source.read(start, Math.min(start + plainPartLength, source.size), lent)
    const chunks: Promise<Bytes>[] = []
    for (let at = 0; at < plain.length || chunks.length === 0; at += chunkLength) {
      const index = (start + at) / chunkLength
      chunks.push(cipher.seal(chunkNonce(index, index === last), plain.subarray(at, at + chunkLength)))
    }
    return concat(...(part === 0 ? [head] : []), ...(await Promise.all(chunks)))
  }
  let used = false
  /** The next part is read and sealed while this one is written. */
  async function* parts(): AsyncGenerator<Bytes> {
    if (used) throw new Error("a sealing runs once")
    used = true
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
