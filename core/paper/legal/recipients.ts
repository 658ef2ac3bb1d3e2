/** Who has this patient's data, on which ground, in which country, until when: one page from signed disclosures. */
import { grid, legalPaper, named, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame, Part, Section } from "./legal-paper.ts"
import { countriesText, holdersChain, keptText, untilText } from "./holders.ts"
import type { HolderLine, KeptLine } from "./holders.ts"
import { holdersWords } from "./holders.words.ts"
import { labelWords } from "../label.words.ts"
import type { PaperLabel } from "../label.words.ts"
import { dayText } from "./print.ts"
import { recipientsWords } from "./recipients.words.ts"

export interface DisclosureLine {
  /** yyyy-mm-dd */
  readonly day: string
  readonly order: string
  readonly recipient: { readonly name: string; readonly role: string; readonly address: string }
  readonly countries: readonly NamedCountry[]
  /** Where the recipient names others today; else none. */
  readonly countriesNow: readonly NamedCountry[]
  /** In words: under a code, with the name. */
  readonly form: string
  readonly label: PaperLabel
  readonly kinds: readonly string[]
  readonly ground: string
  /** yyyy-mm-dd: erased by then at the latest. */
  readonly until: string
  readonly end: "open" | "closing" | "erased"
  /** What the recipient keeps by law once it is erased. */
  readonly kept: readonly KeptLine[]
  /** Whom the recipient may pass files to. */
  readonly onward: readonly string[]
}

export interface PatientFacts {
  readonly name: string
  /** yyyy-mm-dd, or null. */
  readonly birthDate: string | null
  /** What else is kept, as it was typed. */
  readonly details: readonly string[]
  /** The patient's code at each recipient. */
  readonly codes: readonly { readonly recipient: string; readonly code: string }[]
}

export interface RecipientsFacts {
  readonly patient: PatientFacts
  readonly disclosures: readonly DisclosureLine[]
  /** Every holder that is known, those to whom recipients passed something on among them. */
  readonly holders: readonly HolderLine[]
}

const recipientsVersion = "2026-11c"

export function recipientsPaper(frame: PaperFrame, facts: RecipientsFacts): LegalPaper {
  const say = recipientsWords[frame.language]
  return legalPaper(frame, {
    kind: "recipients",
    version: recipientsVersion,
    title: say.title,
    about: patientLine(frame, facts.patient),
    sections: disclosureSections(frame, facts),
    signers: [],
    limits: say.limits,
    facts,
  })
}

export function patientLine({ language }: PaperFrame, { name, birthDate }: PatientFacts): string {
  const say = recipientsWords[language]
  return birthDate === null ? name : `${name}, ${say.born(dayText(birthDate, language))}`
}

/** First the whole chain as a picture, then who holds something now, then every disclosure with all that belongs to it. */
export function disclosureSections(frame: PaperFrame, facts: RecipientsFacts): readonly Section[] {
  const { issuer, language } = frame
  const say = recipientsWords[language]
  const now = facts.holders.filter(({ state }) => state !== "erased")
  const rows = now.map(({ day, from, ground, kept, order, role, state, to, until, ...where }) => [
    [`${to} (${role})`, ...(order === "" ? [] : [order]), dayText(day, language)].join("\n"),
    from,
    ground === "" ? say.unknown : ground,
    countriesText(where, language),
    [
      holdersWords[language].states[state],
      kept.length === 0
        ? untilText(until, language)
        : say.restricted(dayText(kept.at(-1)?.until ?? "", language)),
    ].join("\n"),
  ])
  return [
    ...(facts.holders.length === 0
      ? []
      : [{ title: say.chain, parts: [holdersChain(issuer.name, facts.holders, language)] }]),
    {
      title: say.now,
      parts: [rows.length === 0 ? text(say.nobody) : grid([5, 3, 5, 3, 3], say.nowHead, rows)],
    },
    ...facts.disclosures.map((line) => disclosureSection(frame, facts.patient, line)),
  ]
}

function disclosureSection({ language }: PaperFrame, { codes }: PatientFacts, line: DisclosureLine): Section {
  const say = recipientsWords[language]
  const labels = labelWords[language]
  const code = codes.find(({ recipient }) => recipient === line.recipient.name)?.code
  return {
    title: say.disclosure(dayText(line.day, language), line.order),
    parts: [
      named([
        [say.recipient, `${line.recipient.name} (${line.recipient.role})\n${line.recipient.address}`],
        [say.countries, countriesText(line, language)],
        [say.kinds, line.kinds.length === 0 ? say.noKinds : line.kinds.join(", ")],
        [say.form, code === undefined ? line.form : `${line.form} (${code})`],
        [labels.label, labels.labels[line.label]],
        [say.ground, line.ground],
        [say.until, dayText(line.until, language)],
        [say.state, say.states[line.kept.length > 0 && line.end === "erased" ? "restricted" : line.end]],
        ...line.kept.map((one) => [say.keptBy, keptText(one, language)] as const),
      ]),
      ...labelMeaning(line.label, language),
      line.onward.length === 0 ? text(say.noOnward) : points(line.onward.map(say.onward)),
      ...(line.end === "closing" ? [warning(say.closing)] : []),
    ],
  }
}

/** What was done for a label, and what it is not. */
export function labelMeaning(label: PaperLabel, language: PaperFrame["language"]): readonly Part[] {
  const { meanings, not } = labelWords[language]
  if (label === "identified") return [text(meanings.identified)]
  const done = [
    meanings["identifiers-removed"],
    ...(label === "face-removed" ? [meanings["face-removed"]] : []),
  ]
  return [text([...done, not].join(" "))]
}
