/** What an erasure protocol says on paper, and the sentences it takes to say it. */
import type { PaperLabel } from "./label.words.ts"
import type { Language } from "./pdf.ts"

/** What a verified protocol says; a protocol read by core/audit has this shape. */
export interface ErasureFacts {
  readonly protocol: {
    readonly orderNumber: string
    readonly basis: string
    /** Missing in older protocols. */
    readonly label?: PaperLabel
    readonly open: readonly ErasureOpenPoint[]
    readonly composedAt: number
  }
  readonly closure: {
    readonly at: number
    readonly organisation: string
    readonly reason: "closed" | "rejected" | "deadline" | "withdrawn"
  }
  readonly parties: readonly {
    readonly organisation: string
    readonly name: string
    readonly declaration: {
      readonly at: number
      readonly keysDestroyed: readonly string[]
      readonly objectsDropped: number
      readonly kept?: readonly {
        readonly record: string
        readonly startsOn: string
        readonly until: string
      }[]
    } | null
  }[]
  readonly storageReport: {
    readonly at: number
    readonly objects: readonly {
      readonly object: string
      readonly chunks: number
      readonly bytes: number
      readonly versions: number
      readonly answer: string
    }[]
    readonly envelopes: number
    readonly events: number
    readonly backupsUntil: number
    readonly pools: readonly { readonly name: string; readonly country: string; readonly operator: string }[]
  } | null
}

/** Whether the store had it and let it go, or had nothing any more when it was asked. */
export type StoreTold = "gone" | "was-gone"

export type ErasureOpenPoint =
  | { readonly kind: "declaration-missing" | "declaration-refused"; readonly name: string }
  | { readonly kind: "storage-report-missing" | "storage-report-refused" | "addition-refused" }
  | { readonly kind: "kept-without-ground"; readonly name: string }
  | { readonly kind: "object-not-reported"; readonly object: string }
  | { readonly kind: "backups-until" | "words-until"; readonly until: number }

/** What the protocol knows by a sign only, in the reader's language. */
export interface ErasureNames {
  /** A class of record, and the law that wants it kept. */
  readonly record: (record: string) => { readonly name: string; readonly law: string }
  /** A country by its two letters. */
  readonly country: (code: string) => string
  /** Who runs a store; "self" is whoever runs the server. */
  readonly operator: (operator: string) => string
}

/** Every sentence of the paper, once in each language. */
export interface ErasureWords {
  readonly language: Language
  readonly title: string
  readonly order: string
  readonly endedBy: string
  readonly reason: string
  readonly reasons: Readonly<Record<ErasureFacts["closure"]["reason"], string>>
  readonly basis: string
  readonly composed: string
  /** What proves it, beyond the disclosure. */
  readonly labelProof: string
  readonly fingerprint: string
  readonly complete: string
  readonly incomplete: (count: number) => string
  readonly done: string
  readonly core: (at: string, objects: number, versions: number) => string
  readonly coreWithoutServer: string
  readonly partyHead: readonly string[]
  readonly partyDone: (keys: number, objects: number) => string
  readonly partyOpen: string
  readonly server: string
  readonly serverRows: readonly [string, string, string, string]
  readonly objectHead: readonly string[]
  readonly answer: (chunks: number, bytes: number, answer: string) => string
  readonly stored: Readonly<Record<StoreTold, string>>
  /** Where the answer stands as the store gave it. */
  readonly answerVerbatim: string
  readonly open: string
  readonly nothingOpen: string
  readonly openPoint: (point: ErasureOpenPoint) => string
  readonly unknown: string
  readonly unknowns: readonly string[]
  readonly kept: string
  readonly keptTitle: string
  readonly keptText: string
  readonly keptHead: readonly string[]
  readonly closing: string
  readonly check: string
  readonly footer: (order: string) => string
}
