/** The contract with whoever stores for the practice (Art. 28 GDPR): every clause with its wording, and the annexes kept current. */
import { placesAnnex } from "./agreement.ts"
import type { PlacesOf } from "./agreement.ts"
import { grid, legalPaper, named, text, warning } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame, Section } from "./legal-paper.ts"
import { measuresAnnex } from "./measures.ts"
import { serverText } from "./print.ts"
import { processingWords } from "./processing-contract.words.ts"

export interface ProcessingFacts {
  readonly version: string
  readonly processor: { readonly name: string; readonly country: NamedCountry; readonly places: PlacesOf }
  /** The checklist of Art. 28(3) in order; empty wording is a gap and is shown as one. */
  readonly clauses: readonly { readonly clause: string; readonly label: string; readonly wording: string }[]
  readonly subProcessors: readonly {
    readonly name: string
    readonly address: string
    readonly country: NamedCountry
    readonly task: string
    readonly since: string
  }[]
}

export function processingContract(frame: PaperFrame, facts: ProcessingFacts): LegalPaper {
  const say = processingWords[frame.language]
  const open = facts.clauses.filter(({ wording }) => wording.trim() === "")
  return legalPaper(frame, {
    kind: "processing-contract",
    version: facts.version,
    title: say.title,
    about: `${frame.issuer.name} – ${facts.processor.name}`,
    sections: [
      {
        title: say.parties,
        parts: [
          named([
            [say.controller, [frame.issuer.name, frame.issuer.address].join("\n")],
            [say.processor, `${facts.processor.name}, ${facts.processor.country.name}`],
          ]),
          ...(frame.language === "de" ? [] : [warning(say.original)]),
          ...(open.length === 0 ? [] : [warning(say.gaps(open.map(({ label }) => label).join("; ")))]),
        ],
      },
      ...facts.clauses.map(({ label, wording }, at): Section => ({
        title: `${at + 1}. ${label}`,
        parts: [text(wording.trim() === "" ? say.missing : wording)],
      })),
      measuresAnnex(frame),
      { title: say.where, parts: [text(serverText(frame))] },
      placesAnnex(frame, [facts.processor]),
      subProcessors(frame, facts),
    ],
    signers: [frame.issuer.name, facts.processor.name],
    limits: say.limits,
    facts,
  })
}

function subProcessors({ language }: PaperFrame, facts: ProcessingFacts): Section {
  const say = processingWords[language]
  const rows = facts.subProcessors.map(({ name, address, country, task, since }) => [
    name,
    address,
    country.name,
    task,
    since,
  ])
  return {
    title: say.subProcessors,
    parts: [rows.length === 0 ? text(say.noSubProcessor) : grid([4, 4, 2, 4, 2], say.subHead, rows)],
  }
}
