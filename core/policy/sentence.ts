/** A decision in words: for a dentist or a data protection officer, in German or English, with what was found named. */
import { clauseLabels, isProcessingClause } from "../records/processing-contract.ts"
import { isDay } from "./day.ts"
import type { Duty, Item, Reason } from "./decision.ts"
import { retentionTable } from "./retention.ts"
import { ruleTexts, type RuleId, type RuleText } from "./rules.table.ts"
import { actionWords, detailWords, dutyWords } from "./words.table.ts"

export type Audience = "dentist" | "dpo"
export type Language = "de" | "en"

const texts: ReadonlyMap<RuleId, RuleText> = new Map(
  ruleTexts.map((rule: RuleText & { readonly id: RuleId }) => [rule.id, rule]),
)

export const isRuleId = (id: string): id is RuleId => ruleTexts.some((rule) => rule.id === id)

/** Null for an id that no rule has, as an older or newer version may send it. */
export function sentence(
  reason: Pick<Reason, "id" | "detail">,
  audience: Audience,
  language: Language,
): string | null {
  const rule = texts.get(reason.id)
  if (rule === undefined) return null
  const text = rule[audience][language]
  if (reason.detail.length === 0) return withoutDetail(text)
  return text.replaceAll("{detail}", reason.detail.map((code) => detailWord(code, language)).join(", "))
}

/** Of what was signed or held back only the rule is kept, and not what it spoke of: then the sentence stands without it. */
const withoutDetail = (text: string): string =>
  text.replaceAll(/ \([^()]*\{detail\}\)|(?:; [\p{L}]+)?: \{detail\}(?=\.)/gu, "").replaceAll("{detail}", "…")

/** The sentence, and behind it where it stands in the law. */
export const withArticle = (said: string, citation: string): string =>
  citation === "" ? said : `${said.replace(/\.$/u, "")} (${citation}).`

/** What the button says. */
export const actionWord = ({ action }: Pick<Item, "action">, language: Language): string =>
  actionWords[action][language]

export const dutySentence = ({ id, days }: Duty, language: Language): string =>
  dutyWords[id][language].replaceAll("{days}", String(days ?? 0))

/** A code in words; what nobody translated is shown as it is. */
export function detailWord(code: string, language: Language): string {
  const known = Object.hasOwn(detailWords, code) ? detailWords[code] : undefined
  if (known !== undefined) return known[language]
  if (code.startsWith("country:")) return countryName(code.slice(8), language)
  if (/^[A-Z]{2}$/u.test(code)) return countryName(code, language)
  if (isProcessingClause(code)) return clauseLabels[code]
  if (isDay(code)) return language === "de" ? code.split("-").toReversed().join(".") : code
  const record = retentionTable.find((row) => row.record === code)
  if (record !== undefined) return record.name
  const [place, end] = code.split(" ")
  if (place !== undefined && end !== undefined && isDay(end)) {
    return `${detailWord(place, language)} (${detailWord(end, language)})`
  }
  return code.replace(/^(?:recipient|onward):/u, "")
}

function countryName(code: string, language: Language): string {
  const name = new Intl.DisplayNames([language], { type: "region", fallback: "code" })
  try {
    return name.of(code) ?? code
  } catch {
    // "??" and the like are no region of any language.
    return code
  }
}
