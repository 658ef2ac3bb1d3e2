/** The draft of a notice of a breach (Art. 33 GDPR) with its clock of 72 hours, and the question of Art. 34. */
import { printedMoment } from "../moment.ts"
import { breachWords } from "./breach-notice.words.ts"
import { fillIn, legalPaper, named, openBox, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame, Part } from "./legal-paper.ts"

export interface BreachFacts {
  /** Milliseconds since 1970: when the house became aware; null where nobody has said it, for then no clock runs on paper. */
  readonly awareAt: number | null
  readonly officer: string
  /** Upper bounds from the record; how many are concerned must be found out. */
  readonly patients: number | null
  readonly orders: number
  readonly recipients: readonly string[]
}

const breachNoticeVersion = "2026-11b"
const hours72 = 72 * 3_600_000

export const breachDeadline = (awareAt: number): number => awareAt + hours72

export function breachNotice(frame: PaperFrame, facts: BreachFacts): LegalPaper {
  const say = breachWords[frame.language]
  return legalPaper(frame, {
    kind: "breach-notice",
    version: breachNoticeVersion,
    title: say.title,
    about: "",
    sections: [
      { title: say.clock, parts: [...clock(frame, facts.awareAt), text(say.late)] },
      {
        title: say.a,
        parts: [
          ...say.kinds.map(openBox),
          fillIn(say.what),
          named([
            [say.persons, say.personKinds],
            [say.patients, facts.patients === null ? say.codesOnly : say.atMost(facts.patients)],
            [say.data, say.dataKinds],
            [say.orders, say.atMost(facts.orders)],
          ]),
          fillIn(say.concerned, say.records),
        ],
      },
      {
        title: say.b,
        parts: [
          named([
            [say.contact, [frame.issuer.name, frame.issuer.contact].filter(Boolean).join("\n")],
            [say.officer, facts.officer === "" ? say.none : facts.officer],
          ]),
        ],
      },
      { title: say.c, parts: [points(say.consequences), fillIn(say.likely)] },
      { title: say.d, parts: [points(say.steps), fillIn(say.done)] },
      {
        title: say.others,
        parts: [
          text(facts.recipients.length === 0 ? say.nobody : say.partners(facts.recipients.join(", "))),
          ...say.othersBoxes.map(openBox),
        ],
      },
    ],
    signers: [say.signer],
    limits: say.limits,
    facts: { ...facts, deadline: facts.awareAt === null ? null : breachDeadline(facts.awareAt) },
  })
}

function clock({ language }: PaperFrame, awareAt: BreachFacts["awareAt"]): readonly Part[] {
  const say = breachWords[language]
  if (awareAt === null) return [fillIn(say.authority), warning(say.noMoment), fillIn(say.aware, say.latest)]
  const deadline = printedMoment(breachDeadline(awareAt), language)
  return [
    fillIn(say.authority),
    warning(say.deadline(deadline)),
    named([
      [say.aware, printedMoment(awareAt, language)],
      [say.latest, deadline],
    ]),
  ]
}
