/** What is sealed and only waits for the network goes on by itself: sent again from a form, it would go twice. */
import type { Answer } from "@zahnwolke/core/party/views"

export const orKept = <Value>(answer: Answer<Value>): Answer<Value | "kept"> =>
  !answer.ok && answer.refusal.details["kept"] === "yes" ? { ok: true, value: "kept" } : answer
