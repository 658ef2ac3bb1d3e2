/** The copy of a signed consent: letter for letter the text that stood on the screen and that the signature was for. */
import { consentCopyWords } from "./consent-copy.words.ts"
import { legalPaper, named, text } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame, Part, Section } from "./legal-paper.ts"
import { printedMoment } from "../moment.ts"

interface CopiedProof {
  readonly version: string
  readonly language: PaperFrame["language"]
  readonly information: string
  readonly risks: readonly { readonly country: string; readonly version: string }[]
  readonly identity: keyof (typeof consentCopyWords)["de"]["identities"]
  readonly where: keyof (typeof consentCopyWords)["de"]["places"]
}

export interface ConsentCopyFacts {
  readonly patient: string
  /** As it was shown, with its crosses: heading, then elements with an empty line before each. */
  readonly sheet: string
  readonly givenAt: number
  readonly state: "given" | "withdrawn" | "expired"
  readonly withdrawnAt: number | null
  readonly explainedBy: string
  /** Null for consents from before it was asked. */
  readonly proof: CopiedProof | null
  readonly strokes: number
  /** SHA-256 of the salted sheet, which the signed statement carries. */
  readonly evidence: string
}

const consentCopyVersion = "2026-11b"

export function consentCopy(frame: PaperFrame, facts: ConsentCopyFacts): LegalPaper {
  const say = consentCopyWords[frame.language]
  const [heading = "", ...elements] = facts.sheet.split("\n\n")
  return legalPaper(frame, {
    kind: "consent-copy",
    version: consentCopyVersion,
    title: heading,
    about: facts.patient,
    sections: [
      ...elements.map(elementOf),
      {
        title: say.evidence,
        parts: [
          named([
            [say.givenAt, printedMoment(facts.givenAt, frame.language)],
            [say.explainedBy, facts.explainedBy],
            [say.signature, say.strokes(facts.strokes)],
            ...proofRows(facts.proof, frame.language),
            [
              say.state,
              facts.withdrawnAt === null
                ? say.states[facts.state]
                : say.withdrawn(printedMoment(facts.withdrawnAt, frame.language)),
            ],
          ]),
          text(`${say.hash}: ${facts.evidence}`),
        ],
      },
    ],
    signers: [],
    limits: say.limits,
    facts,
  })
}

function proofRows(
  proof: CopiedProof | null,
  language: PaperFrame["language"],
): readonly (readonly [string, string])[] {
  if (proof === null) return []
  const say = consentCopyWords[language]
  const risks = proof.risks.map(({ country, version }) => `${country} (${version})`)
  return [
    [say.form, `${say.formName}, ${proof.version}, ${say.languages[proof.language]}`],
    [say.information, proof.information],
    ...(risks.length === 0 ? [] : [[say.risks, risks.join(", ")] as const]),
    [say.identity, say.identities[proof.identity]],
    [say.where, say.places[proof.where]],
  ]
}

function elementOf(element: string): Section {
  const [title = "", ...lines] = element.split("\n")
  return { title, parts: lines.map(lineOf) }
}

function lineOf(line: string): Part {
  const [, cross, words] = /^\[([x ])\] (.*)$/u.exec(line) ?? []
  return words === undefined ? text(line) : { kind: "tick", text: words, ticked: cross === "x" }
}
