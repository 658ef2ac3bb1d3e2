/** Every sentence that is shown; German is the original, and no second language can lack one. */
import { de } from "./de.ts"
import { en } from "./en.ts"
import type { Widen } from "./widen.ts"

export type Words = Widen<typeof de>

const catalogues: Readonly<Record<"de" | "en", Words>> = { de, en }

export const wordsIn = (language: "de" | "en"): Words => catalogues[language]

/** The word for a code; a code that no list knows is shown as it is. */
export const spoken = (words: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code

/** A refusal's code and what fills its gaps become one sentence. */
export function refusalSentence(
  words: Words,
  refusal: { readonly code: string; readonly details: Readonly<Record<string, string>> },
): string {
  const sentences: Readonly<Record<string, string>> = words.refusals
  const sentence = Object.hasOwn(sentences, refusal.code) ? sentences[refusal.code] : undefined
  const said = (sentence ?? words.refusals.unknown)
    .replaceAll("{code}", refusal.code)
    .replaceAll(/\{(\w+)\}/gu, (_gap, name: string) => refusal.details[name] ?? "–")
  return refusal.details["handed"] === "yes" ? `${said} ${words.refusals["handed-over"]}` : said
}

/** Why a file does not go, or not as it should. */
export const fileReason = (
  words: Words,
  { reason, status }: { readonly reason: string; readonly status: string },
): string => (status === "opaque" ? words.opaque : words.fileReason(reason))
