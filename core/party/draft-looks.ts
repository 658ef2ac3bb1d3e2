/** A file of a draft for looking at it: as it would leave, or as it was dropped. */
import { pieces } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { done, no } from "./answers.ts"
import type { Input } from "./looks.ts"
import { droppedSources } from "./originals.ts"
import type { Party } from "./party.ts"
import type { PreparedSet } from "./preparing.ts"
import type { Answer } from "./views.ts"

interface Looked {
  readonly inputs: readonly Input[]
  readonly prepared: PreparedSet
}

/** A file of the draft as it would travel. */
export async function lookAt(
  draft: Looked | undefined,
  { key, as = "prepared" }: Parameters<Party["draftFile"]>[0],
): Promise<Answer<Blob>> {
  if (as === "dropped") return droppedFile(draft, key)
  const file = draft?.prepared.files.find((one) => one.key === key)
  if (file?.output === undefined || file.output === null) return no("draft-unknown")
  return done(await blobOf(file.output))
}

/** The same file as it came, also where it stands in an archive. */
async function droppedFile(draft: Looked | undefined, key: string): Promise<Answer<Blob>> {
  const file = draft?.prepared.files.find((one) => one.key === key)
  if (draft === undefined || file === undefined) return no("draft-unknown")
  const found = (await droppedSources(draft.inputs, [file.inputName])).get(file.inputName)
  return found === undefined ? no("draft-unknown") : done(await blobOf(found))
}

async function blobOf(source: ByteSource): Promise<Blob> {
  const parts: Blob[] = []
  for await (const piece of pieces(source)) parts.push(new Blob([piece]))
  return new Blob(parts)
}
