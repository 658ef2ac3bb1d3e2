/** The sheet of measures (Art. 32 GDPR, § 390 SGB V), and the same list as annex of the agreements. */
import { frameWords } from "./frame.words.ts"
import { fillIn, grid, legalPaper, named } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame, Section } from "./legal-paper.ts"
import { measures, measuresWords } from "./measures.words.ts"

export interface MeasuresFacts {
  readonly people: number
  readonly devices: number
  readonly kitConfirmed: boolean
  readonly mode: "strict" | "statutory"
}

const measuresVersion = "2026-11"

export function measuresSheet(frame: PaperFrame, facts: MeasuresFacts): LegalPaper {
  const say = measuresWords[frame.language]
  const { yes, no } = frameWords[frame.language]
  return legalPaper(frame, {
    kind: "measures",
    version: measuresVersion,
    title: say.title,
    about: "",
    sections: [
      {
        title: say.state,
        parts: [
          named([
            [say.people, String(facts.people)],
            [say.devices, String(facts.devices)],
            [say.kit, facts.kitConfirmed ? yes : no],
            [say.mode, say.modes[facts.mode]],
          ]),
        ],
      },
      measuresAnnex(frame, say.list),
      { title: say.open, parts: say.openItems.map((item) => fillIn(item)) },
    ],
    signers: [say.signer],
    limits: say.limits,
    facts,
  })
}

export function measuresAnnex({ language }: PaperFrame, title = measuresWords[language].annex): Section {
  return {
    title,
    parts: [
      grid(
        [4, 6, 6, 4],
        measuresWords[language].head,
        measures[language].map(({ subject, program, people, basis }) => [subject, program, people, basis]),
      ),
    ],
  }
}
