/** What a screen or a command line is told by one organisation's end: an answer or why not, and what happens meanwhile. */
import type { OrderId } from "../records/id.ts"

/** An expected failure: a code that the words of each language turn into a sentence, with what fills its gaps. */
export interface Refusal {
  readonly code: string
  readonly details: Readonly<Record<string, string>>
}

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal }

export interface SendProgress {
  readonly order: OrderId
  readonly number: string
  readonly stage: "prepare" | "decide" | "seal" | "upload" | "grant" | "done" | "waiting" | "refused"
  readonly doneBytes: number
  readonly totalBytes: number
}

/** What the worker tells without being asked. */
export type PartyEvent =
  | { readonly kind: "preparing"; readonly draft: string; readonly done: number; readonly files: number }
  | { readonly kind: "changed"; readonly what: "orders" | "partners" | "members" | "status" | "attestations" }
  | { readonly kind: "progress"; readonly task: string; readonly progress: SendProgress }
  | { readonly kind: "alarm"; readonly alarm: Refusal }
