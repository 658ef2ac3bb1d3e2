/** May this happen on that day? Every rule speaks, the worst answer wins, missing items are united, no ground is a denial. */
import type { Day } from "./day.ts"
import type { Decision, Duty, Item, Reason, Reasons } from "./decision.ts"
import { factsOf, type Facts } from "./facts.ts"
import type { Finding, Findings } from "./finding.ts"
import type { Law } from "./law.ts"
import type { DisclosureRequest } from "./request.ts"
import { ruleTexts, type RuleId, type RuleText } from "./rules.table.ts"
import { basisRule } from "./rules/basis.ts"
import { cloudRule } from "./rules/cloud.ts"
import { contractRule } from "./rules/contract.ts"
import { encryptionRule } from "./rules/encryption.ts"
import { erasureRule } from "./rules/erasure.ts"
import { freshnessRule } from "./rules/freshness.ts"
import { knownRule } from "./rules/known.ts"
import { legalDutyRule } from "./rules/legal-duty.ts"
import { minimiseRule } from "./rules/minimise.ts"
import { minorsRule } from "./rules/minors.ts"
import { onwardRule } from "./rules/onward.ts"
import { radiographRule } from "./rules/radiograph.ts"
import { roleRule } from "./rules/role.ts"
import { secrecyRule } from "./rules/secrecy.ts"
import { settingsRule } from "./rules/settings.ts"
import { taxRule } from "./rules/tax.ts"
import { thirdCountryRule } from "./rules/third-country.ts"
import type { ActionId } from "./vocabulary.ts"

/** In the order in which a dentist should read the reasons. */
const rules: readonly ((facts: Facts) => Findings)[] = [
  knownRule,
  roleRule,
  minimiseRule,
  basisRule,
  legalDutyRule,
  secrecyRule,
  contractRule,
  thirdCountryRule,
  cloudRule,
  onwardRule,
  taxRule,
  minorsRule,
  encryptionRule,
  radiographRule,
  freshnessRule,
  settingsRule,
  erasureRule,
]

const cures: ReadonlyMap<RuleId, ActionId> = new Map(
  ruleTexts.flatMap(({ id, cure }: RuleText & { readonly id: RuleId }) =>
    cure === null ? [] : [[id, cure]],
  ),
)

/** Pure: the same request, law and day always give the same answer, in the browser, on the server, in a year. */
export function decide(request: DisclosureRequest, law: Law, day: Day): Decision {
  const facts = factsOf(request, law, day)
  const found = rules.flatMap((rule) => rule(facts))
  const reasonsOf = (kind: Finding["kind"]): readonly Reason[] =>
    found.flatMap((finding) => (finding.kind === kind ? reasonOf(finding, law, day) : []))
  const answer = { day, law: law.version, notes: reasonsOf("note") }

  const denials = reasonsOf("deny")
  if (isSome(denials)) return { kind: "deny", ...answer, reasons: denials, instead: waysOut(denials) }
  const missing = reasonsOf("needs")
  if (isSome(missing)) return { kind: "needs", ...answer, reasons: missing, items: itemsOf(missing) }
  const grounds = reasonsOf("ground")
  // That a country is no obstacle is no reason yet to send anything there.
  const isAllowed = grounds.some(({ gate }) => gate !== "G6")
  if (isSome(grounds) && isAllowed)
    return { kind: "permit", ...answer, reasons: grounds, duties: dutiesOf(facts) }
  // Nobody objected, but nobody allowed it either.
  return { kind: "deny", ...answer, reasons: [noGround], instead: ["choose-other-recipient"] }
}

const noGround: Reason = {
  id: "g1-no-role",
  gate: "G1",
  level: "H",
  citation: "Art. 6, 9 DSGVO; § 203 StGB",
  detail: [],
}

const isSome = (reasons: readonly Reason[]): reasons is Reasons => reasons.length > 0

/** A rule that is not law on that day does not speak. */
function reasonOf({ id, detail }: Finding, law: Law, day: Day): readonly Reason[] {
  const rule = law.ruleOn(id, day)
  return rule === null ? [] : [{ ...rule, detail }]
}

const waysOut = (reasons: Reasons): readonly ActionId[] => [
  ...new Set(reasons.flatMap(({ id }) => cures.get(id) ?? [])),
]

/** One button per action: two rules that ask for the consent are cured by one consent. */
function itemsOf([first, ...others]: Reasons): readonly [Item, ...Item[]] {
  const items: [Item, ...Item[]] = [itemOf(first)]
  for (const reason of others) {
    const item = itemOf(reason)
    const at = items.findIndex(({ action }) => action === item.action)
    const same = items[at]
    if (same === undefined) items.push(item)
    else items[at] = unite(same, item)
  }
  return items
}

const unite = (a: Item, b: Item): Item => ({
  action: a.action,
  reasons: [...a.reasons, ...b.reasons],
  detail: [...new Set([...a.detail, ...b.detail])],
})

/** A rule whose cure the table forgot is a matter for the data protection officer. */
const itemOf = ({ id, detail }: Reason): Item => ({
  action: cures.get(id) ?? "ask-dpo",
  reasons: [id],
  detail,
})

function dutiesOf({ request, knobs, place, personal }: Facts): readonly [Duty, ...Duty[]] {
  if (request.op === "erase") return [{ id: "log-erasure" }]
  const duties: [Duty, ...Duty[]] = [{ id: "log-recipient" }]
  if (request.op === "transfer") {
    duties.push({ id: "erase-at-deadline", days: knobs.parcelTtlDays }, { id: "notify-changes" })
    if (personal) duties.push({ id: "request-erasure" })
  }
  // The sender can still assign the data: its own duties go on (CJEU C-413/23 P).
  if (request.mappingKept) duties.push({ id: "keep-information" })
  if (place.third.length > 0) duties.push({ id: "record-transfer-basis" })
  if (request.emergency) duties.push({ id: "inform-afterwards" })
  return duties
}
