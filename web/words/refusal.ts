/** A refusal's code and what fills its gaps become one sentence; an unknown code is said honestly. */
import type { Refusal } from "@zahnwolke/core/party/views"
import type { Formats } from "./formats.ts"
import type { Words } from "./words.tsx"

interface Spoken {
  readonly words: Words
  readonly formats: Formats
}

const has = <Map extends object>(map: Map, key: string): key is string & keyof Map => Object.hasOwn(map, key)

export function refusalSentence(refusal: Refusal, spoken: Spoken): string {
  const said = sentenceOf(refusal, spoken)
  return refusal.details["handed"] === "yes" ? `${said} ${spoken.words.refusals["handed-over"]}` : said
}

function sentenceOf(refusal: Refusal, { words, formats }: Spoken): string {
  const sentences = words.refusals
  const sentence = has(sentences, refusal.code) ? sentences[refusal.code] : sentences.unknown
  return sentence
    .replaceAll("{code}", refusal.code)
    .replaceAll(/\{(\w+)(?::(\w+))?\}/gu, (_gap, name: string, kind: string | undefined) =>
      fill(refusal.details[name] ?? "–", kind, formats),
    )
}

/** "{size:bytes}", "{at:moment}", "{country:country}": a number is shown as people write it. */
function fill(value: string, kind: string | undefined, formats: Formats): string {
  switch (kind) {
    case "bytes":
      return formats.size(Number(value))
    case "moment":
      return formats.moment(Number(value))
    case "country":
      return formats.country(value)
    default:
      return value
  }
}

/** The word for a code; where a list does not know it, its word for "other", or the code itself. */
export function spoken(words: Readonly<Record<string, string>>, code: string | null): string {
  return words[code ?? "other"] ?? words["other"] ?? code ?? ""
}
