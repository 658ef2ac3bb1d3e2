/** For one recipient the same numbers become the same new numbers each time, and nobody else can work out which. */
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import type { KnownIdentity } from "@zahnwolke/core/deidentify/lexicon"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { deriveBytes } from "@zahnwolke/core/envelope/derive"
import { pseudonymFrom } from "@zahnwolke/core/records/pseudonym"
import { readWhole, writeWholeOnce } from "./whole-file.ts"

export async function recipientSecret(
  home: string,
  recipient: string,
  identity: KnownIdentity,
): Promise<Bytes> {
  const patient = [identity.family, identity.given, identity.birthDate, identity.patientId].map(
    (text) => text ?? "",
  )
  const pair = hashHex(utf8(JSON.stringify([recipient, ...patient])))
  return deriveBytes(await ownSecret(home), `pseudonyms ${pair}`)
}

/** The code that stands in radiographs for this recipient: it follows from the secret, and nobody gets back from it. */
export const recipientCode = async (secret: Bytes): Promise<string> =>
  pseudonymFrom(await deriveBytes(secret, "patient code"))

async function ownSecret(home: string): Promise<Bytes> {
  const path = join(home, "pseudonym-key")
  const kept = await readWhole(path)
  if (kept !== null && kept.length === 32) return kept
  await mkdir(home, { recursive: true, mode: 0o700 })
  await writeWholeOnce(path, crypto.getRandomValues(new Uint8Array(32)))
  const readBack = await readWhole(path)
  if (readBack === null || readBack.length !== 32) throw new Error("The file pseudonym-key is damaged.")
  return readBack
}
