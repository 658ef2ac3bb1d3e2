/** Decisions in words: each reason with its article and its sentence for a dentist, each missing item with its one action. */
import { momentOf } from "../disclosure/moment.ts"
import { dayOf } from "../policy/day.ts"
import { decide } from "../policy/decide.ts"
import type { Decision, Duty, Item, Reason } from "../policy/decision.ts"
import type { Law } from "../policy/law.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import { dutySentence, isRuleId, sentence } from "../policy/sentence.ts"
import type { Audience } from "../policy/sentence.ts"
import type { ContentShape } from "../policy/vocabulary.ts"
import type { ContentKind } from "../records/consent.ts"
import type { AttachmentRole } from "../records/order.ts"
import type { ReasonView, VerdictView } from "./verdict-views.ts"

type Names = ReadonlyMap<string, string>

/** An organisation is called by its name where this desk knows it. */
const named = (detail: readonly string[], names: Names): readonly string[] =>
  detail.map((code) => code.replaceAll(/org_[0-9a-z]{26}/gu, (id) => names.get(id) ?? id))

export function viewReason(
  id: string,
  citation: string,
  detail: readonly string[] = [],
  names: Names = new Map(),
): ReasonView {
  if (!isRuleId(id)) return { id, citation, sentence: { de: id, en: id }, dpo: { de: id, en: id } }
  const reason = { id, detail: named(detail, names) }
  const said = (audience: Audience) => ({
    de: sentence(reason, audience, "de") ?? id,
    en: sentence(reason, audience, "en") ?? id,
  })
  return { id, citation, sentence: said("dentist"), dpo: said("dpo") }
}

const viewDuty = (duty: Duty) => ({ de: dutySentence(duty, "de"), en: dutySentence(duty, "en") })

/** Every reason with its words; each missing item once, with its one action; and for a denial what may be done instead. */
export function viewVerdict(decision: Decision, names: Names = new Map()): VerdictView {
  const view = ({ id, citation, detail }: Reason): ReasonView => viewReason(id, citation, detail, names)
  const notes = decision.notes.map((one) => view(one))
  const reasons = decision.reasons.map((one) => view(one))
  switch (decision.kind) {
    case "permit":
      return { kind: "permit", reasons, notes, duties: decision.duties.map((one) => viewDuty(one)) }
    case "deny":
      return { kind: "deny", reasons, notes, instead: decision.instead }
    case "needs":
      return { kind: "needs", notes, items: decision.items.flatMap((item) => viewItem(item, reasons)) }
  }
}

function viewItem({ action, reasons: ids }: Item, reasons: readonly ReasonView[]) {
  const [first, ...more] = reasons.filter(({ id }) => ids.some((one) => one === id))
  return first === undefined ? [] : [{ ...first, action, more }]
}

/** On the day of the act, by the law as it stands on this device. */
export function decideNow(request: DisclosureRequest, law: Law, now: number): Decision {
  const at = momentOf(request, now)
  return decide({ ...request, at }, law, dayOf(at))
}

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
