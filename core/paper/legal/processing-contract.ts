/** The contract with whoever stores for the practice (Art. 28 GDPR): every clause with its wording, and the annexes kept current. */
import { placesAnnex } from "./agreement.ts"
import type { PlacesOf } from "./agreement.ts"
import { fillIn, grid, legalPaper, named, text, warning } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame, Section } from "./legal-paper.ts"
import { measuresAnnex } from "./measures.ts"
import { serverText } from "./print.ts"
import { processingWords } from "./processing-contract.words.ts"

/** What the house signed about this processor: its questionnaire, as it stood when somebody put their name under it. */
export interface SignedAnswers {
  /** In words: the day, and who signed; null where the record no longer names them. */
  readonly signedOn: string
  readonly signedBy: string | null
  readonly validUntil: string
  readonly version: number
  readonly hash: string
  /** Measures and proofs, each with its answer; null where nobody answered. */
  readonly measures: readonly AnsweredLine[]
  readonly certificates: readonly AnsweredLine[]
  /** Answers that promise less than the wording does. */
  readonly weaker: readonly AnsweredLine[]
  /** Questions of the file that nobody answered. */
  readonly open: readonly string[]
}

export interface AnsweredLine {
  readonly label: string
  readonly answer: string | null
}

export interface ProcessingFacts {
  readonly version: string
  /** The house signed that the server stands in its own rooms: then nobody processes for it. */
  readonly atHome: boolean
  /** Null where nobody signed anything about this processor: then the places are only what the server says of itself. */
  readonly answers: SignedAnswers | null
  readonly processor: {
    readonly name: string
    /** By the server or in the signed file; otherwise whoever runs it writes it down. */
    readonly isNamed: boolean
    readonly country: NamedCountry
    readonly places: PlacesOf
  }
  /** The checklist of Art. 28(3) in order; empty wording is a gap and is shown as one. */
  readonly clauses: readonly { readonly clause: string; readonly label: string; readonly wording: string }[]
  /** Beside the checklist: access of the tax authority, for a processor that keeps tax records. */
  readonly taxAccess: { readonly label: string; readonly wording: string }
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
          ...(facts.atHome ? [warning(say.atHome)] : []),
          named([
            [say.controller, [frame.issuer.name, frame.issuer.address].join("\n")],
            [say.processor, `${facts.processor.name}, ${facts.processor.country.name}`],
          ]),
          fillIn(facts.processor.isNamed ? say.processorContact : say.processorLine),
          ...(frame.language === "de" ? [] : [warning(say.original)]),
          ...(open.length === 0 ? [] : [warning(say.gaps(open.map(({ label }) => label).join("; ")))]),
        ],
      },
      ...facts.clauses.map(({ label, wording }, at): Section => ({
        title: `${at + 1}. ${label}`,
        parts: [text(wording.trim() === "" ? say.missing : wording)],
      })),
      {
        title: `${facts.clauses.length + 1}. ${facts.taxAccess.label}`,
        parts: [text(facts.taxAccess.wording)],
      },
      answersSection(frame, facts.answers),
      ...measuresOf(frame, facts.answers),
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

function answersSection({ language }: PaperFrame, answers: SignedAnswers | null): Section {
  const say = processingWords[language]
  if (answers === null) return { title: say.answers, parts: [warning(say.noAnswers)] }
  const { hash, open, weaker, signedBy, signedOn, validUntil, version } = answers
  return {
    title: say.answers,
    parts: [
      named([
        [say.signed, say.signedBy(signedOn, signedBy ?? say.signerGone)],
        [say.answersVersion, `${version}, SHA-256 ${hash}`],
        [say.validUntil, validUntil],
      ]),
      ...(weaker.length === 0
        ? []
        : [warning(say.weaker(weaker.map(({ label, answer }) => `${label}: ${answer ?? ""}`).join("; ")))]),
      ...(open.length === 0 ? [text(say.allAnswered)] : [warning(say.openAnswers(open.join("; ")))]),
    ],
  }
}

function measuresOf({ language }: PaperFrame, answers: SignedAnswers | null): readonly Section[] {
  if (answers === null) return []
  const say = processingWords[language]
  const lines = (list: readonly AnsweredLine[]) =>
    named(list.map(({ label, answer }) => [label, answer ?? say.unanswered]))
  return [
    { title: say.measures, parts: [lines(answers.measures)] },
    { title: say.certificates, parts: [lines(answers.certificates)] },
  ]
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
