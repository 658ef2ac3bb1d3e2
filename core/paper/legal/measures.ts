/** The sheet of measures (Art. 32 GDPR, § 390 SGB V), and the same list as annex of the agreements. */
import { frameWords } from "./frame.words.ts"
import { fillIn, grid, legalPaper, named, openBox, text } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame, Section } from "./legal-paper.ts"
import { measures, measuresWords } from "./measures.words.ts"

export interface MeasuresFacts {
  readonly people: number
  readonly devices: number
  readonly kitConfirmed: boolean
  readonly mode: "strict" | "statutory"
  /** Only a practice is bound by the guideline under § 390 SGB V, and by how much its size decides. */
  readonly role: "practice" | "maker"
}

const measuresVersion = "2026-11b"

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
      ...(facts.role === "practice"
        ? [{ title: say.sizes, parts: [text(say.sizeText), ...say.sizeBoxes.map(openBox)] }]
        : []),
      { title: say.open, parts: say.openItems.map((item) => fillIn(item)) },
    ],
    signers: [say.signer],
    limits: facts.role === "practice" ? say.limits : [...say.limits, say.makerLimit],
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
