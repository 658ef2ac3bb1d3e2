/** The register of disclosures on paper: who got what from whom, why, where, until when, and what the law keeps. */
import { countriesText, holdersChain, keptText, untilText } from "./holders.ts"
import type { HolderLine } from "./holders.ts"
import { grid, legalPaper, text } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame, Section } from "./legal-paper.ts"
import { dayText } from "./print.ts"
import { registerWords } from "./register.words.ts"

export interface RegisterRow extends Omit<HolderLine, "state" | "depth"> {
  /** In words, as on screen. */
  readonly way: string
  readonly state: string
  /** The received order out of which it was passed on; empty where there is none. */
  readonly outOf: string
  readonly kinds: readonly string[]
  /** Empty where it is hidden. */
  readonly form: string
  readonly consent: boolean
}

/** Only where a recipient passed something on: the own order and what came out of it. */
export interface RegisterChain {
  readonly order: string
  readonly origin: string
  readonly holders: readonly HolderLine[]
}

export interface RegisterFacts {
  readonly rows: readonly RegisterRow[]
  readonly chains: readonly RegisterChain[]
}

export function registerPaper(frame: PaperFrame, facts: RegisterFacts): LegalPaper {
  const say = registerWords[frame.language]
  return legalPaper(frame, {
    kind: "register",
    version: "2026-11",
    title: say.title,
    about: say.about(facts.rows.length),
    sections: [
      ...(facts.rows.length === 0 ? [] : [summary(frame, facts)]),
      rows(frame, facts),
      ...chains(frame, facts),
    ],
    signers: [],
    limits: say.limits,
    facts,
  })
}

function summary({ language }: PaperFrame, facts: RegisterFacts): Section {
  const say = registerWords[language]
  const found = [...new Set(facts.rows.map(({ state }) => state))]
  const counted = found.map((state) => [
    state,
    String(facts.rows.filter((row) => row.state === state).length),
  ])
  return { title: say.summary, parts: [grid([6, 2], say.summaryHead, counted)] }
}

function rows({ language }: PaperFrame, facts: RegisterFacts): Section {
  const say = registerWords[language]
  const lines = facts.rows.map((row) => [
    `${row.to} (${row.role})\n${say.from(row.from)} (${row.way})`,
    [row.order, ...(row.outOf === "" ? [] : [say.outOf(row.outOf)]), dayText(row.day, language)].join("\n"),
    [
      row.kinds.length === 0 ? say.noKinds : row.kinds.join(", "),
      row.form === "" ? say.unknown : row.form,
      row.ground === "" ? say.unknown : row.ground,
      row.consent ? say.consent.yes : say.consent.no,
      ...(row.doubtful ? [say.doubtful] : []),
    ].join("\n"),
    countriesText(row, language),
    [
      say.until(untilText(row.until, language)),
      row.state,
      ...row.kept.map((one) => keptText(one, language)),
    ].join("\n"),
  ])
  return {
    title: say.rows,
    parts: [lines.length === 0 ? text(say.none) : grid([5, 6, 6, 4, 4], say.rowHead, lines)],
  }
}

const chains = ({ language }: PaperFrame, facts: RegisterFacts): readonly Section[] =>
  facts.chains.map(({ holders, order, origin }) => ({
    title: `${registerWords[language].chains}: ${registerWords[language].order(order)}`,
    parts: [holdersChain(origin, holders, language)],
  }))
