/** Decisions in words: each reason with its article and its sentence for a dentist, each missing item with its one action. */
import { dayOf, instant } from "../policy/day.ts"
import { decide } from "../policy/decide.ts"
import type { Decision, Reason } from "../policy/decision.ts"
import { law } from "../policy/law.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import { ruleTexts } from "../policy/rules.table.ts"
import type { RuleText } from "../policy/rules.table.ts"
import type { ContentShape } from "../policy/vocabulary.ts"
import type { ContentKind } from "../records/consent.ts"
import type { AttachmentRole } from "../records/order.ts"
import type { ReasonView, VerdictView } from "./views.ts"

const texts: ReadonlyMap<string, RuleText> = new Map(ruleTexts.map((rule) => [rule.id, rule]))

export function viewReason(id: string, citation: string): ReasonView {
  const text = texts.get(id)
  return { id, citation, sentence: text?.dentist ?? { de: id, en: id } }
}

const viewOf = ({ id, citation }: Reason): ReasonView => viewReason(id, citation)

export function viewVerdict(decision: Decision): VerdictView {
  const reasons = decision.reasons.map((reason) => viewOf(reason))
  if (decision.kind !== "needs") return { kind: decision.kind, reasons }
  const items = decision.items.flatMap((item) => {
    const reason = decision.reasons.find(({ id }) => item.reasons.includes(id))
    return reason === undefined ? [] : [{ ...viewOf(reason), action: item.action }]
  })
  return { kind: "needs", items }
}

/** On the day of the act, by the law that this version carries. */
export const decideNow = (request: DisclosureRequest, now: number): Decision =>
  decide({ ...request, at: instant(now) }, law, dayOf(instant(now)))

/** What a file shows of a person. A scan counts as a full arch: nothing here can tell that it is only a stump. */
export function shapeOf(content: ContentKind, role: AttachmentRole): ContentShape {
  switch (content) {
    case "scan":
      return "full-arch"
    case "design":
      return "design-part"
    case "radiograph":
      return role === "dvt" ? "dvt" : "radiograph"
    case "photo-mouth":
    case "photo-face":
      return content
    case "order":
      return "free-text"
    case "document":
      return "treatment-record"
  }
}
