/** Answers of the door: what was hoped for, or a code that the words of each language turn into a sentence. */
import type { Refusal } from "./views.ts"

export const done = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
})

export type No = { readonly ok: false; readonly refusal: Refusal }

export const no = (code: string, details: Readonly<Record<string, string>> = {}): No => ({
  ok: false,
  refusal: { code, details },
})
