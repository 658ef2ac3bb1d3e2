/** Who has this patient's data, on which ground, in which country, until when: one page from signed disclosures. */
import { grid, legalPaper, named, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame, Section } from "./legal-paper.ts"
import { dayText } from "./print.ts"
import { recipientsWords } from "./recipients.words.ts"

export interface DisclosureLine {
  /** yyyy-mm-dd */
  readonly day: string
  readonly order: string
  readonly recipient: { readonly name: string; readonly role: string; readonly address: string }
  readonly countries: readonly NamedCountry[]
  /** In words: under a code, with the name. */
  readonly form: string
  readonly kinds: readonly string[]
  readonly ground: string
  /** yyyy-mm-dd: erased by then at the latest. */
  readonly until: string
  readonly end: "open" | "closing" | "erased"
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
}

export const recipientsVersion = "2026-11"

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

/** First who holds something now, then every disclosure with all that belongs to it. */
export function disclosureSections(frame: PaperFrame, facts: RecipientsFacts): readonly Section[] {
  const say = recipientsWords[frame.language]
  const now = facts.disclosures.filter(({ end }) => end !== "erased")
  const rows = now.map(({ recipient, ground, countries, until }) => [
    `${recipient.name} (${recipient.role})`,
    ground,
    countries.map(({ name }) => name).join(", "),
    dayText(until, frame.language),
  ])
  return [
    { title: say.now, parts: [rows.length === 0 ? text(say.nobody) : grid([4, 6, 3, 3], say.nowHead, rows)] },
    ...facts.disclosures.map((line) => disclosureSection(frame, facts.patient, line)),
  ]
}

function disclosureSection({ language }: PaperFrame, { codes }: PatientFacts, line: DisclosureLine): Section {
  const say = recipientsWords[language]
  const code = codes.find(({ recipient }) => recipient === line.recipient.name)?.code
  return {
    title: say.disclosure(dayText(line.day, language), line.order),
    parts: [
      named([
        [say.recipient, `${line.recipient.name} (${line.recipient.role})\n${line.recipient.address}`],
        [say.countries, line.countries.map(({ name }) => name).join(", ")],
        [say.kinds, line.kinds.length === 0 ? say.noKinds : line.kinds.join(", ")],
        [say.form, code === undefined ? line.form : `${line.form} (${code})`],
        [say.ground, line.ground],
        [say.until, dayText(line.until, language)],
        [say.state, say.states[line.end]],
      ]),
      line.onward.length === 0 ? text(say.noOnward) : points(line.onward.map(say.onward)),
      ...(line.end === "closing" ? [warning(say.closing)] : []),
    ],
  }
}
