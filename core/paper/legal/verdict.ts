/** May I send this, or why was it allowed: the decision with each reason, its article, and the one thing that cures it. */
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

/** Of what has gone out, and is judged by the law of that day. */
export interface SentFacts {
  readonly order: string
  readonly from: string
  /** yyyy-mm-dd */
  readonly day: string
  /** In words: running, erased. */
  readonly state: string
}

export interface VerdictFacts {
  readonly kind: "permit" | "needs" | "deny"
  /** From the practice to whoever makes it, or from there to the next one. */
  readonly act: "send" | "pass-on"
  /** yyyy-mm-dd: erased by then at the latest; null where only a number of days after pick-up is known. */
  readonly until: string | null
  /** Null as long as it is only asked. */
  readonly sent: SentFacts | null
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

const verdictVersion = "2026-11b"

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
    title: (facts.sent === null ? say.titles : say.titlesSent)[facts.act],
    about: aboutOf(frame, facts),
    sections: [
      {
        title: say.answer,
        parts: [
          warning(answerOf(frame, facts)),
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

function aboutOf({ language }: PaperFrame, { recipient, sent }: VerdictFacts): string {
  if (sent === null) return recipient.name
  return verdictWords[language].order({ number: sent.order, from: sent.from, to: recipient.name })
}

function answerOf({ language }: PaperFrame, { act, kind, sent }: VerdictFacts): string {
  const say = verdictWords[language]
  return sent === null ? say.answers[act][kind] : say.answersSent[act][kind](dayText(sent.day, language))
}

function question({ language }: PaperFrame, facts: VerdictFacts) {
  const say = verdictWords[language]
  const labels = labelWords[language]
  const { sent } = facts
  return named([
    [say.recipient, `${facts.recipient.name} (${facts.recipient.role})`],
    [say.countries, facts.countries.map(({ name }) => name).join(", ")],
    [say.what, [...facts.kinds, facts.form].join(", ")],
    [labels.label, labels.labels[facts.label]],
    [say.mode, say.modes[facts.mode]],
    [say.lawOf, dayText(facts.lawOf, language)],
    ...(sent === null ? [] : [[say.sentOn[facts.act], dayText(sent.day, language)] as const]),
    ...(facts.until === null ? [] : [[say.until, dayText(facts.until, language)] as const]),
    ...(sent === null ? [] : [[say.state, sent.state] as const]),
  ])
}
