/** Consent and release from secrecy on one sheet, before anybody ticks or signs: every element of the screen, to read and to take home. */
import type { Language } from "../pdf.ts"
import { consentFormWords } from "./consent-form.words.ts"
import { legalPaper, openBox, text } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame } from "./legal-paper.ts"

export interface ConsentFormFacts {
  readonly patient: string
  /** Of the sheet: it is printed as it stands on the screen, whatever else the house speaks. */
  readonly language: Language
  readonly heading: string
  /** `box`: for a cross; no form of ours comes with one in it. */
  readonly elements: readonly {
    readonly title: string
    readonly lines: readonly { readonly text: string; readonly box: boolean }[]
  }[]
  /** One line for each who must sign. */
  readonly signers: readonly string[]
  readonly explainedBy: string
}

const consentFormVersion = "2026-11b"

export function consentForm(frame: PaperFrame, facts: ConsentFormFacts): LegalPaper {
  const { elements, explainedBy, heading, language, patient, signers } = facts
  const say = consentFormWords[language]
  return legalPaper(
    { ...frame, language },
    {
      kind: "consent-form",
      version: consentFormVersion,
      title: heading,
      about: say.for(patient),
      sections: [
        ...elements.map(({ lines, title }) => ({
          title,
          parts: lines.map((line) => (line.box ? openBox(line.text) : text(line.text))),
        })),
        {
          title: say.reasonTitle,
          parts: [text(say.reason), text(say.explained(explainedBy))],
        },
      ],
      signers,
      limits: say.limits,
      facts,
    },
  )
}
