/** May I send this, to whom, and why not: the decision with each reason, its article, and the one thing that cures it. */
import { grid, legalPaper, named, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame, Section } from "./legal-paper.ts"
import { labelWords } from "../label.words.ts"
import type { PaperLabel } from "../label.words.ts"
import { dayText } from "./print.ts"
import { labelMeaning } from "./recipients.ts"
import { verdictWords } from "./verdict.words.ts"

export interface VerdictReason {
  readonly id: string
  readonly citation: string
  readonly dentist: string
  readonly officer: string
  /** What to do, where something cures it. */
  readonly cure: string | null
}

export interface VerdictFacts {
  readonly kind: "permit" | "needs" | "deny"
  /** An order's number, or nothing while it is being written. */
  readonly order: string | null
  /** The day whose law was asked. */
  readonly lawOf: string
  readonly recipient: { readonly name: string; readonly role: string }
  readonly countries: readonly NamedCountry[]
  readonly form: string
  readonly label: PaperLabel
  readonly kinds: readonly string[]
  readonly mode: "strict" | "statutory"
  readonly reasons: readonly VerdictReason[]
  /** What goes along with a permit. */
  readonly duties: readonly string[]
}

const verdictVersion = "2026-11"

export function verdictPaper(frame: PaperFrame, facts: VerdictFacts): LegalPaper {
  const say = verdictWords[frame.language]
  const cures = facts.kind === "permit" ? [] : facts.reasons.flatMap(({ cure }) => cure ?? [])
  const todo: readonly Section[] =
    cures.length === 0 ? [] : [{ title: say.todo, parts: [points([...new Set(cures)])] }]
  const duties: readonly Section[] =
    facts.duties.length === 0 ? [] : [{ title: say.duties, parts: [points(facts.duties)] }]
  return legalPaper(frame, {
    kind: "verdict",
    version: verdictVersion,
    title: say.title,
    about: facts.order === null ? facts.recipient.name : say.order(facts.order, facts.recipient.name),
    sections: [
      {
        title: say.answer,
        parts: [
          warning(say.answers[facts.kind]),
          question(frame, facts),
          ...labelMeaning(facts.label, frame.language),
        ],
      },
      ...todo,
      {
        title: say.why,
        parts:
          facts.reasons.length === 0
            ? [text(say.noReason)]
            : [
                grid(
                  [7, 3],
                  say.whyHead,
                  facts.reasons.map(({ dentist, citation }) => [dentist, citation]),
                ),
              ],
      },
      ...duties,
      {
        title: say.forOfficer,
        parts: [
          grid(
            [3, 7],
            say.officerHead,
            facts.reasons.map(({ id, officer }) => [id, officer]),
          ),
        ],
      },
    ],
    signers: [],
    limits: say.limits,
    facts,
  })
}

function question({ language }: PaperFrame, facts: VerdictFacts) {
  const say = verdictWords[language]
  const labels = labelWords[language]
  return named([
    [say.recipient, `${facts.recipient.name} (${facts.recipient.role})`],
    [say.countries, facts.countries.map(({ name }) => name).join(", ")],
    [say.what, [...facts.kinds, facts.form].join(", ")],
    [labels.label, labels.labels[facts.label]],
    [say.mode, say.modes[facts.mode]],
    [say.lawOf, dayText(facts.lawOf, language)],
  ])
}
