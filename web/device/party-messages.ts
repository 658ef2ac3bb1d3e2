/** What page and worker say to each other; a call's number ties an answer to its question. */
import type { Party } from "@zahnwolke/core/party/party"
import type { PartyEvent } from "@zahnwolke/core/party/views"

/** `watch` and `exportAll` call back and have messages of their own. */
export type PlainMethod = Exclude<keyof Party, "watch" | "exportAll">

export type ToWorker =
  | { readonly kind: "call"; readonly id: number; readonly method: PlainMethod; readonly input: unknown }
  | { readonly kind: "watch"; readonly id: number }
  | { readonly kind: "stop-watching"; readonly id: number }
  | { readonly kind: "export"; readonly id: number }
  | { readonly kind: "written"; readonly id: number; readonly problem: string | null }

export type ToPage =
  | { readonly kind: "done"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly problem: string }
  | { readonly kind: "event"; readonly id: number; readonly event: PartyEvent }
  | { readonly kind: "write"; readonly id: number; readonly path: string; readonly blob: Blob }
