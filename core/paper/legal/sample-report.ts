/** The report on a sample (Art. 39(1)(b) GDPR): how it was drawn, what was checked, and what each disclosure gave. */
import { grid, legalPaper, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame } from "./legal-paper.ts"
import { sampleReportWords } from "./sample-report.words.ts"

export interface SampleFacts {
  readonly statement: string
  readonly at: string
  readonly by: string
  readonly checkpoint: string
  readonly pool: string
  readonly of: number
  readonly drawn: readonly {
    readonly order: string
    readonly disclosure: string
    /** In words; none where it is valid. */
    readonly faults: readonly string[]
    /** What could not be looked at. */
    readonly open: readonly string[]
  }[]
}

const sampleReportVersion = "2026-11"

export function sampleReport(frame: PaperFrame, facts: SampleFacts): LegalPaper {
  const say = sampleReportWords[frame.language]
  const faulty = facts.drawn.filter(({ faults }) => faults.length > 0).length
  return legalPaper(frame, {
    kind: "sample-report",
    version: sampleReportVersion,
    title: say.title,
    about: say.about(facts.drawn.length, facts.of),
    sections: [
      {
        title: say.how,
        parts: [
          text(say.howText),
          text(`${say.by}: ${facts.by}`),
          text(`${say.at}: ${facts.at}`),
          text(`${say.checkpoint}: ${facts.checkpoint.split("\n").slice(0, 3).join(" · ")}`),
          text(`${say.pool}: ${facts.pool}`),
          text(`${say.statement}: ${facts.statement}`),
        ],
      },
      { title: say.what, parts: [points(say.checks)] },
      {
        title: say.results,
        parts: [
          faulty === 0 ? text(say.allSound) : warning(say.notSound(faulty)),
          grid(
            [3, 3, 5],
            say.head,
            facts.drawn.map(({ disclosure, faults, open, order }) => [
              order,
              disclosure.slice(0, 16),
              [faults.length === 0 ? say.sound : faults.join("; "), ...open].join("; "),
            ]),
          ),
        ],
      },
    ],
    signers: [say.signer],
    limits: say.limits,
    facts,
  })
}
