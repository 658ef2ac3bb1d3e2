/** The draft of a notice of a breach (Art. 33 GDPR) with its clock of 72 hours, and the question of Art. 34. */
import { printedMoment } from "../moment.ts"
import { breachWords } from "./breach-notice.words.ts"
import { fillIn, legalPaper, named, openBox, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame } from "./legal-paper.ts"

export interface BreachFacts {
  /** Milliseconds since 1970: when the practice became aware. */
  readonly awareAt: number
  readonly officer: string
  /** Upper bounds from the record; how many are concerned must be found out. */
  readonly patients: number
  readonly openOrders: number
  readonly recipients: readonly string[]
}

const breachNoticeVersion = "2026-11"
const hours72 = 72 * 3_600_000

export const breachDeadline = ({ awareAt }: Pick<BreachFacts, "awareAt">): number => awareAt + hours72

export function breachNotice(frame: PaperFrame, facts: BreachFacts): LegalPaper {
  const say = breachWords[frame.language]
  const deadline = printedMoment(breachDeadline(facts), frame.language)
  return legalPaper(frame, {
    kind: "breach-notice",
    version: breachNoticeVersion,
    title: say.title,
    about: "",
    sections: [
      {
        title: say.clock,
        parts: [
          warning(say.deadline(deadline)),
          named([
            [say.aware, printedMoment(facts.awareAt, frame.language)],
            [say.latest, deadline],
          ]),
          text(say.late),
        ],
      },
      {
        title: say.a,
        parts: [
          ...say.kinds.map(openBox),
          fillIn(say.what),
          named([
            [say.patients, say.atMost(facts.patients)],
            [say.orders, say.atMost(facts.openOrders)],
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
    facts: { ...facts, deadline: breachDeadline(facts) },
  })
}
