/** An age file opened as a source: any range of the plaintext, nothing that was not authenticated. */
import { Decrypter } from "age-encryption"
import type { ByteSource } from "../encoding/byte-source.ts"
import { ownBytes, utf8ToText } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { Identity } from "./identity.ts"
import { chunkLength, chunkNonce, payloadCipher, sealedChunkLength, tagLength } from "./payload.ts"
import type { ChunkCipher, CipherOf } from "./payload.ts"

export type Opened =
  | { readonly kind: "open"; readonly plain: ByteSource }
  | { readonly kind: "refused"; readonly reason: "not-age" | "no-key" | "changed" }

const longestHeader = 65_536

/** The MAC line ends the header: "--- " and 43 characters of base64. */
function headerEnd(start: Bytes): number | null {
  let text: string
  try {
    text = utf8ToText(start.map((byte) => (byte < 128 ? byte : 0x3f)))
  } catch {
    return null
  }
  const match = /\n--- [A-Za-z0-9+/]{43}\n/u.exec(text)
  return text.startsWith("age-encryption.org/v1\n") && match ? match.index + match[0].length : null
}

/**
 * The last chunk is opened at once: its nonce says that it is the last, so a file cut at a chunk's edge or lengthened
 * is refused before a byte of it is used.
 */
export async function open(
  sealed: ByteSource,
  identities: readonly Identity[],
  cipherOf: CipherOf | null = null,
): Promise<Opened> {
  const start = await sealed.read(0, Math.min(sealed.size, longestHeader))
  const headerSize = headerEnd(start)
  const payloadStart = (headerSize ?? 0) + 16
  if (headerSize === null || sealed.size < payloadStart + tagLength)
    return { kind: "refused", reason: "not-age" }
  const fileKey = await fileKeyOf(start.subarray(0, headerSize), identities)
  if (fileKey === null) return { kind: "refused", reason: "no-key" }
  const cipher = await payloadCipher(fileKey, await sealed.read(headerSize, payloadStart), cipherOf)
  fileKey.fill(0)
  const chunks = Math.ceil((sealed.size - payloadStart) / sealedChunkLength)
  const size = sealed.size - payloadStart - chunks * tagLength
  const lastIsWhole = size > (chunks - 1) * chunkLength || (chunks === 1 && size === 0)
  if (size < 0 || !lastIsWhole) return { kind: "refused", reason: "changed" }
  const plain = plainSource(sealed, payloadStart, size, chunks, cipher)
  try {
    await plain.read(Math.max(0, (chunks - 1) * chunkLength), size)
  } catch {
    return { kind: "refused", reason: "changed" }
  }
  return { kind: "open", plain }
}

async function fileKeyOf(header: Bytes, identities: readonly Identity[]): Promise<Bytes | null> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    return ownBytes(await decrypter.decryptHeader(header))
  } catch {
    return null
  }
}

function plainSource(
  sealed: ByteSource,
  payloadStart: number,
  size: number,
  chunks: number,
  cipher: ChunkCipher,
): ByteSource {
  const readChunks = async (first: number, behind: number, into: Bytes): Promise<void> => {
    const from = payloadStart + first * sealedChunkLength
    const to = Math.min(payloadStart + behind * sealedChunkLength, sealed.size)
    const bytes = await sealed.read(from, to)
    const opened: Promise<void>[] = []
    for (let i = first; i < behind; i++) {
      const at = (i - first) * sealedChunkLength
      const chunk = bytes.subarray(at, at + sealedChunkLength)
      const place = into.subarray((i - first) * chunkLength, (i - first + 1) * chunkLength)
      opened.push(cipher.open(chunkNonce(i, i === chunks - 1), chunk, place))
    }
    await Promise.all(opened)
  }
  const read = async (start: number, end: number, lent?: Bytes): Promise<Bytes> => {
    const first = Math.min(Math.floor(start / chunkLength), chunks - 1)
    const behind = Math.max(first + 1, Math.min(Math.ceil(end / chunkLength), chunks))
    const offset = first * chunkLength
    const length = Math.min(behind * chunkLength, size) - offset
    // Whole chunks are opened where the reader wants them; the others need the memory of the whole chunk.
    const isWhole = lent !== undefined && start === offset && end - start === length
    const plain = isWhole ? lent.subarray(0, length) : new Uint8Array(length)
    await readChunks(first, behind, plain)
    if (isWhole) return plain
    const part = plain.subarray(start - offset, end - offset)
    if (lent === undefined) return part
    lent.set(part)
    return lent.subarray(0, part.length)
  }
  return { size, read }
}
