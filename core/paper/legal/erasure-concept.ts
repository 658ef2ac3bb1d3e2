/** The erasure concept after DIN 66398: classes of start and period from the retention table, rules, and who answers. */
import { erasureConceptWords } from "./erasure-concept.words.ts"
import type { RetentionLine } from "./information.ts"
import { grid, legalPaper, points, text } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame } from "./legal-paper.ts"

export interface ErasureConceptFacts {
  /** In the order of the retention table; `waits` where an open tax assessment prolongs. */
  readonly classes: readonly (RetentionLine & { readonly record: string; readonly waits: boolean })[]
  readonly retentionAsOf: string
}

const erasureConceptVersion = "2026-11b"

export function erasureConcept(frame: PaperFrame, facts: ErasureConceptFacts): LegalPaper {
  const say = erasureConceptWords[frame.language]
  return legalPaper(frame, {
    kind: "erasure-concept",
    version: erasureConceptVersion,
    title: say.title,
    about: "",
    sections: [
      { title: say.purpose, parts: [text(say.purposeText)] },
      {
        title: say.classes,
        parts: [
          grid(
            [1, 5, 3, 4, 4],
            say.classHead,
            facts.classes.map(({ name, period, from, law, waits }, at) => [
              String(at + 1),
              name,
              waits ? `${period} (${say.waits})` : period,
              from,
              law,
            ]),
          ),
          text(say.waitsText),
        ],
      },
      { title: say.rules, parts: [points(say.ruleList)] },
      { title: say.execution, parts: [points(say.executionList)] },
      { title: say.responsible, parts: [grid([5, 5], say.responsibleHead, say.responsibleRows)] },
      { title: say.protocol, parts: [text(say.protocolText)] },
    ],
    signers: say.signers,
    limits: say.limits,
    facts,
  })
}
