/** Documents about one order: why it may be sent or may not, and the maker's statement on what was made. */
import { customMadeStatement } from "../paper/legal/custom-made-statement.ts"
import type { LegalPaper } from "../paper/legal/legal-paper.ts"
import { verdictPaper } from "../paper/legal/verdict.ts"
import type { SentFacts, VerdictFacts } from "../paper/legal/verdict.ts"
import { kindOfShape } from "../policy/consent-scope.ts"
import { dayOf } from "../policy/day.ts"
import { decide } from "../policy/decide.ts"
import type { Decision, Duty, Reason } from "../policy/decision.ts"
import { law } from "../policy/law.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import { actionWord, dutySentence, sentence } from "../policy/sentence.ts"
import type { OrderId } from "../records/id.ts"
import { auditWords } from "../records/audit-words.ts"
import { tradeWords } from "../records/trade-words.ts"
import { allCountries } from "../records/organisation.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { standOf } from "./disclosures.ts"
import { knownNumber } from "./erasing.ts"
import { profilesOf } from "./holders.ts"
import { dayAt } from "./keeping.ts"
import type { Label } from "./label.ts"
import { findOrder } from "./order-door.ts"
import { reachedLabel } from "./order-views.ts"
import type { BelievedOrder } from "./orders.ts"
import { addressOf, countryIn } from "./paper-facts.ts"
import type { PaperFacts } from "./paper-facts.ts"
import type { Answer } from "./views.ts"

/** What was asked and what was answered; the recipient by name, because the request knows it by number only. */
export interface Decided {
  readonly act: VerdictFacts["act"]
  /** Null as long as it is only asked. */
  readonly sent: SentFacts | null
  /** yyyy-mm-dd: erased by then at the latest; null where only a number of days after pick-up is known. */
  readonly until: string | null
  readonly request: DisclosureRequest
  readonly decision: Decision
  readonly recipient: { readonly name: string; readonly role: string }
  /** Of what was sent; of a draft only what its category says of it. */
  readonly label: Label | null
}

export function decisionPaper({ frame, language }: PaperFacts, decided: Decided): LegalPaper {
  const { act, request, decision, recipient, sent, label, until } = decided
  const words = tradeWords[language]
  const kinds = new Set(request.contents.flatMap((shape) => kindOfShape[shape] ?? []))
  return verdictPaper(frame, {
    kind: decision.kind,
    act,
    sent,
    until,
    lawOf: decision.day,
    recipient,
    countries: allCountries(request.recipient.places).map((code) => countryIn(code, language)),
    form: words.categories[request.category],
    label: label ?? (request.category === "identified" ? "identified" : "identifiers-removed"),
    kinds: [...kinds].map((kind) => words.contentKinds[kind]),
    mode: request.mode,
    reasons: decision.reasons.map((reason) => ({
      id: reason.id,
      citation: reason.citation,
      dentist: sentence(reason, "dentist", language) ?? reason.id,
      officer: sentence(reason, "dpo", language) ?? reason.id,
      cure: cureOf(decision, reason, language),
    })),
    duties: dutiesOf(decision, until).map((duty) => dutySentence(duty, language)),
  })
}

/** Where the day itself is known it stands above: no number of days beside it. */
function dutiesOf(decision: Decision, until: string | null): readonly Duty[] {
  if (decision.kind !== "permit") return []
  return decision.duties.filter(({ id }) => until === null || id !== "erase-at-deadline")
}

function cureOf(decision: Decision, { id }: Reason, language: PaperFacts["language"]): string | null {
  switch (decision.kind) {
    case "permit":
      return null
    case "needs": {
      const item = decision.items.find(({ reasons }) => reasons.includes(id))
      return item === undefined ? null : actionWord(item, language)
    }
    case "deny": {
      const [first] = decision.instead
      return first === undefined ? null : actionWord({ action: first }, language)
    }
  }
}

export async function orderPaper(
  desk: Desk,
  facts: PaperFacts,
  kind: "verdict" | "custom-made-statement",
  id: OrderId,
): Promise<Answer<LegalPaper>> {
  const found = await findOrder(desk, id)
  if (!found.ok) return found
  const { order } = found.value
  return kind === "verdict" ? done(await sentPaper(desk, facts, order)) : madePaper(facts, order)
}

/** Decided again for the day on which it was sent: the law of that day answers. */
async function sentPaper(desk: Desk, facts: PaperFacts, order: BelievedOrder): Promise<LegalPaper> {
  const { disclosure, placedByUs, request } = order
  const other = facts.partners.get(order.other)?.profile.body.profile
  const [from, to] = placedByUs ? [facts.own, other] : [other, facts.own]
  const { state } = await standOf(desk, profilesOf(desk, facts.partners, facts.own), order)
  return decisionPaper(facts, {
    act: disclosure.body.parent === null ? "send" : "pass-on",
    until: dayAt(order.eraseBy),
    sent: {
      order: knownNumber(desk, order),
      from: from?.name ?? disclosure.body.organisation,
      day: dayAt(disclosure.body.at),
      state: auditWords[facts.language].states[state],
    },
    request,
    decision: decide(request, law, dayOf(request.at)),
    recipient: {
      name: to?.name ?? disclosure.body.recipient,
      role: tradeWords[facts.language].roles[to?.role ?? "laboratory"],
    },
    label: reachedLabel(desk, order),
  })
}

/** Only the maker states what was made. */
function madePaper(facts: PaperFacts, order: BelievedOrder): Answer<LegalPaper> {
  const { form, number, said } = order.fold
  if (order.placedByUs) return no("not-the-maker")
  if (form === null) return no("order-erased")
  const words = tradeWords[facts.language]
  const shipped = said.findLast(({ body }) => body.kind === "step" && body.step === "shipped")?.body
  return done(
    customMadeStatement(facts.frame, {
      order: number,
      patientCode: form.patientCode,
      prescriber: form.prescriber,
      practice: facts.partners.get(order.other)?.profile.body.profile.name ?? "",
      maker: { name: facts.own.name, address: addressOf(facts.own, facts.language) },
      places: facts.own.places.processing.map((code) => countryIn(code, facts.language).name),
      devices: form.units.map(({ tooth, restoration, material }) => ({
        teeth: tooth === null ? "–" : String(tooth),
        what: words.restorations[restoration],
        material: material === null ? "–" : words.materials[material],
      })),
      shade: form.shade,
      lots: shipped?.kind === "step" ? lotsIn(shipped.text) : "",
    }),
  )
}

/** What the maker typed when it shipped; anything else is nothing. */
function lotsIn(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === "object" && value !== null && "lots" in value
    return isObject && typeof value.lots === "string" ? value.lots : ""
  } catch {
    return ""
  }
}
