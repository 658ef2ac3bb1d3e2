/** A signed reason by its rule's name, with its article as the law stood on the day of the act. */
import { dayOf, instant, isDay } from "../policy/day.ts"
import { law } from "../policy/law.ts"
import { isRuleId, withArticle } from "../policy/sentence.ts"
import type { GroundView, ReasonView } from "./verdict-views.ts"
import { viewReason } from "./verdicts.ts"

/** What a later version invented, or a day that is none, has no article here. */
export function reasonOn(rule: string, day: string): ReasonView {
  const citation = isRuleId(rule) && isDay(day) ? law.ruleOn(rule, day)?.citation : undefined
  return viewReason(rule, citation ?? "")
}

/** `at` in milliseconds since 1970. */
export const reasonAt = (rule: string, at: number): ReasonView => reasonOn(rule, dayOf(instant(at)))

/** As registers, pictures and papers name a ground: one sentence that ends in its article. */
export function groundAt(rule: string, at: number): GroundView {
  const { citation, id, sentence } = reasonAt(rule, at)
  const said = { de: withArticle(sentence.de, citation), en: withArticle(sentence.en, citation) }
  return { id, citation, sentence: said }
}
