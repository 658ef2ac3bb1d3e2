/** The chain and the register in the words of a document. */
import type { HolderLine, KeptLine } from "../paper/legal/holders.ts"
import type { LegalPaper } from "../paper/legal/legal-paper.ts"
import { registerPaper } from "../paper/legal/register.ts"
import type { RegisterChain, RegisterRow } from "../paper/legal/register.ts"
import type { Language } from "../paper/pdf.ts"
import { auditWords } from "../records/audit-words.ts"
import { tradeWords } from "../records/trade-words.ts"
import { done } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { showDisclosures } from "./disclosures.ts"
import type { KeptView } from "./erasure-views.ts"
import type { HoldingView } from "./holder-views.ts"
import { dayAt } from "./keeping.ts"
import type { DisclosureLine } from "./officer-views.ts"
import { countryIn } from "./paper-facts.ts"
import type { PaperFacts } from "./paper-facts.ts"
import type { Answer } from "./views.ts"

export const keptLines = (kept: readonly KeptView[], language: Language): readonly KeptLine[] =>
  kept.map(({ grounded, law, name, until }) => ({ name: name[language], law, until, grounded }))

const roleIn = (role: HoldingView["role"], language: Language): string =>
  role === null ? auditWords[language].unknown : tradeWords[language].roles[role]

/** Each right below the one it came from, as it is drawn. */
export function inOrder(holdings: readonly HoldingView[]): readonly HoldingView[] {
  const known = new Set(holdings.map(({ order }) => order))
  const below = (parent: HoldingView): readonly HoldingView[] => [
    parent,
    ...holdings.filter((one) => one.parent === parent.order).flatMap(below),
  ]
  return holdings.filter(({ parent }) => parent === null || !known.has(parent)).flatMap(below)
}

export const holderLine = (
  {
    at,
    countries,
    countriesNow,
    depth,
    doubtful,
    from,
    ground,
    kept,
    number,
    role,
    state,
    to,
    until,
  }: HoldingView,
  language: Language,
): HolderLine => ({
  depth,
  order: number,
  day: dayAt(at),
  from,
  to,
  role: roleIn(role, language),
  ground: ground?.[language] ?? "",
  countries: countries.map((code) => countryIn(code, language)),
  countriesNow: countriesNow.map((code) => countryIn(code, language)),
  until: until === null ? null : dayAt(until),
  state,
  kept: keptLines(kept, language),
  doubtful,
})

const rowOf = (line: DisclosureLine, language: Language): RegisterRow => {
  const words = tradeWords[language]
  const { states, ways } = auditWords[language]
  return {
    way: ways[line.way],
    state: states[line.state],
    order: line.number,
    outOf: line.outOf ?? "",
    day: dayAt(line.at),
    from: line.from.name,
    to: line.to.name,
    role: roleIn(line.to.role, language),
    kinds: line.kinds.map((kind) => words.contentKinds[kind]),
    form: line.category === null ? "" : words.categories[line.category],
    ground: line.basis?.sentence[language] ?? "",
    consent: line.consent !== null,
    countries: line.countries.map((code) => countryIn(code, language)),
    countriesNow: line.countriesNow.map((code) => countryIn(code, language)),
    until: line.eraseBy === null ? null : dayAt(line.eraseBy),
    kept: keptLines(line.kept, language),
    doubtful: line.doubtful,
  }
}

/** A row says "running" where a holder has something or will fetch it. */
function heldState(state: DisclosureLine["state"]): HolderLine["state"] {
  switch (state) {
    case "open":
    case "overdue":
    case "held":
      return "held"
    case "erasing":
    case "restricted":
    case "erased":
    case "hidden":
      return state
  }
}

function chainsOf(lines: readonly DisclosureLine[], language: Language): readonly RegisterChain[] {
  return lines
    .filter(({ order, way }) => way === "sent" && lines.some((one) => isOnwardOf(one, order)))
    .map((sent) => ({
      order: sent.number,
      origin: sent.from.name,
      holders: [sent, ...lines.filter((one) => isOnwardOf(one, sent.order))].map((line) => ({
        ...rowOf(line, language),
        depth: line === sent ? 1 : 2,
        state: heldState(line.state),
      })),
    }))
}

const isOnwardOf = ({ way, within }: DisclosureLine, order: string): boolean =>
  way === "passed-on" && within === order

export async function registerPaperOf(desk: Desk, facts: PaperFacts): Promise<Answer<LegalPaper>> {
  const lines = await showDisclosures(desk)
  if (!lines.ok) return lines
  const { frame, language } = facts
  return done(
    registerPaper(frame, {
      rows: lines.value.map((line) => rowOf(line, language)),
      chains: chainsOf(lines.value, language),
    }),
  )
}
