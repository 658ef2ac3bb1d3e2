/** How an order ends, as a screen shows it: who declared what, and what each side keeps by law. */
import type { HoldGround } from "../records/hold.ts"
import type { KeptRecord } from "../records/kept.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"

export interface ErasureView {
  readonly reason: "closed" | "rejected" | "deadline" | "withdrawn"
  readonly startedAt: number
  readonly serverDone: boolean
  /** Of a rejected order: until when its reason can still be read, at most. Null otherwise, and once it is gone. */
  readonly wordsUntil: number | null
  readonly parties: readonly {
    readonly organisation: OrganisationId
    readonly name: string
    readonly declaredAt: number | null
    /** What it says, under its signature, that it keeps. */
    readonly kept: readonly KeptView[]
  }[]
  readonly complete: boolean
}

/** One thing that goes on a day: what both sides share, or a record that this side keeps by law. */
export interface ScheduleLine {
  readonly order: OrderId
  readonly number: string
  readonly partner: string
  readonly what: "shared" | KeptRecord
  readonly name: { readonly de: string; readonly en: string }
  readonly law: string
  /** yyyy-mm-dd */
  readonly on: string
  /** "answer": gone here, and the recipient still owes its word. */
  readonly why: "deadline" | "ended" | "kept" | "answer"
  readonly holds: readonly HoldView[]
  /** Only while nobody has answered it. */
  readonly notice: NoticeView | null
}

/** Erasure waits. The words only where this side set it. */
export interface HoldView {
  readonly byUs: boolean
  readonly by: string
  readonly at: number
  readonly ground: HoldGround
  readonly words: string | null
}

/** What the recipient was told, and its answer or for how many days there is none. */
export interface NoticeView {
  readonly fromUs: boolean
  readonly from: string
  readonly to: string
  readonly at: number
  readonly asks: "erase" | "restrict"
  readonly cause: "withdrawn" | "erased"
  readonly answerBy: number
  readonly daysOpen: number
  readonly answer: { readonly at: number; readonly kept: readonly KeptView[] } | null
}

interface KeptNamed {
  readonly record: KeptRecord
  readonly name: { readonly de: string; readonly en: string }
  readonly law: string
  /** The first day on which it must be erased, yyyy-mm-dd. */
  readonly until: string
}

export interface KeptView extends KeptNamed {
  /** The table of periods wants it kept, and just so long. */
  readonly grounded: boolean
}

export interface KeepingOption extends KeptNamed {
  readonly chosen: boolean
}
