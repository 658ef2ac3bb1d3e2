/** Where storage may lie: each pool is asked as HOST for what it holds; one that falls out of the law stops receiving. */
import type { Instant, Day } from "./day.ts"
import { decide } from "./decide.ts"
import type { Decision } from "./decision.ts"
import type { Law } from "./law.ts"
import type { DisclosureRequest, DocumentFact, Recipient } from "./request.ts"
import type { DataKind, Mode } from "./vocabulary.ts"

/** Health and tax data may go to different pools; a pool says what it holds. */
export interface StoragePool {
  readonly name: string
  readonly holds: DataKind
  readonly deployment: DisclosureRequest["deployment"]
  /** The provider as its questionnaire and documents show it. */
  readonly provider: Recipient
  readonly documents: readonly DocumentFact[]
  readonly encrypted: boolean
}

/** Whose data lies there, and under which settings. */
export interface PoolOwner {
  readonly organisation: string
  readonly mode: Mode
  readonly settings: DisclosureRequest["settings"]
  readonly documents: readonly DocumentFact[]
}

export interface PoolVerdict {
  readonly pool: string
  readonly decision: Decision
  /** New content may be written. */
  readonly receives: boolean
  /** What lies there must be moved: the law denies the place, and no paper cures it. */
  readonly mustMove: boolean
}

/** Ciphertext counts as what it contains: authorities treat it as personal (spec 2.6). */
function hostRequest(pool: StoragePool, owner: PoolOwner, at: Instant): DisclosureRequest {
  return {
    version: 1,
    at,
    order: "unknown",
    sender: owner.organisation,
    op: "host",
    mode: owner.mode,
    kind: pool.holds,
    category: "identified",
    contents: pool.holds === "tax" ? ["tax-record"] : ["treatment-record"],
    scanned: true,
    mappingKept: true,
    unaltered: true,
    handling: "copy",
    purpose: "storage",
    encrypted: pool.encrypted,
    emergency: false,
    deployment: pool.deployment,
    singleCasesThisYear: 1_000_000,
    standingOrder: true,
    patient: { age: "unknown", deceased: false },
    recipient: pool.provider,
    next: [],
    consents: [],
    documents: [...pool.documents, ...owner.documents],
    erasure: null,
    settings: owner.settings,
  }
}

export function decidePool(
  pool: StoragePool,
  owner: PoolOwner,
  law: Law,
  { at, day }: { readonly at: Instant; readonly day: Day },
): PoolVerdict {
  const decision = decide(hostRequest(pool, owner, at), law, day)
  return {
    pool: pool.name,
    decision,
    receives: decision.kind === "permit",
    mustMove: decision.kind === "deny",
  }
}
