/** What a log says of itself at one moment, signed: its name, its size, its root (c2sp.org/tlog-checkpoint). */
import type { Bytes } from "../encoding/bytes.ts"
import { hashLength, verifyConsistency } from "./merkle.ts"
import type { Hash, TreeHead } from "./merkle.ts"
import { base64ToBytes, bytesToBase64, isSignedBy, parseNote, signNote } from "./signed-note.ts"
import type { Note, NoteKey, SignBytes } from "./signed-note.ts"

export interface Checkpoint extends TreeHead {
  /** The log's name, the same as its key's: a host and path without scheme. */
  readonly origin: string
}

/** The text that is signed. Extension lines are left out: nobody could audit them. */
function checkpointText({ origin, size, root }: Checkpoint): string {
  if (!/^[^\n]+$/u.test(origin) || !Number.isSafeInteger(size) || size < 0 || root.length !== hashLength) {
    throw new TypeError("a checkpoint has a name, a size and a root of 32 bytes")
  }
  return `${origin}\n${size}\n${bytesToBase64(root)}\n`
}

/** The log signs under its own name; WebCrypto's Ed25519 or a key kept elsewhere stands behind `sign`. */
export const signCheckpoint = (head: TreeHead, key: NoteKey, sign: SignBytes): Promise<string> =>
  signNote(checkpointText({ ...head, origin: key.name }), key, sign)

export type CheckpointAnswer =
  | { readonly kind: "checkpoint"; readonly checkpoint: Checkpoint; readonly note: Note }
  | { readonly kind: "refused"; readonly reason: CheckpointRefusal }

/** "malformed": not a checkpoint in its one spelling. "other-log": another name. "unsigned": no valid signature. */
export type CheckpointRefusal = "malformed" | "other-log" | "unsigned"

/** Reads what a log published and believes it only where the pinned key signed it. */
export async function openCheckpoint(
  bytes: Uint8Array,
  key: NoteKey,
  origin: string = key.name,
): Promise<CheckpointAnswer> {
  const note = parseNote(bytes)
  const checkpoint = note === null ? null : parseCheckpointText(note.text)
  if (note === null || checkpoint === null) return { kind: "refused", reason: "malformed" }
  if (checkpoint.origin !== origin) return { kind: "refused", reason: "other-log" }
  if (!(await isSignedBy(note, key))) return { kind: "refused", reason: "unsigned" }
  return { kind: "checkpoint", checkpoint, note }
}

/** Null where the text is not origin, size and root, each in its one spelling. Says nothing of signatures. */
export function parseCheckpointText(text: string): Checkpoint | null {
  const [, origin = "", size = "", base64 = ""] =
    /^([^\n]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\n$/u.exec(text) ?? []
  const root: Bytes | null = base64ToBytes(base64)
  if (root?.length !== hashLength || !Number.isSafeInteger(Number(size))) return null
  return { origin, size: Number(size), root }
}

/** "shrunk": the log is smaller than it was. "forked": it is not the log it was. Both are told to everyone. */
export type GrowthAnswer = "grown" | "unchanged" | "shrunk" | "forked"

/** What a client asks at each new checkpoint: is this the log I knew, only longer? */
export function checkGrowth(known: TreeHead, next: TreeHead, proof: readonly Hash[]): GrowthAnswer {
  if (next.size < known.size) return "shrunk"
  if (!verifyConsistency(known, next, proof)) return "forked"
  return next.size === known.size ? "unchanged" : "grown"
}
