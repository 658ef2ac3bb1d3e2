/** The anonymity test sheet: three questions of WP216 and the fourth of C-413/23 P, asked for one recipient and one kind of content. */
import { anonymityTestWords } from "./anonymity-test.words.ts"
import type { AnonymityTestWords } from "./anonymity-test.words.ts"
import { fillIn, legalPaper, named, openBox, text, warning } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame, Section } from "./legal-paper.ts"
import { dayText } from "./print.ts"

export interface AnonymityTestFacts {
  readonly recipient: { readonly name: string; readonly role: string; readonly country: string }
  /** In words, as the form of consent says it. */
  readonly content: string
  /** The highest category this kind can reach, by code (policy 2.2). */
  readonly cap: "pseudonymised" | "anonymous-for-recipient" | "anonymous"
  /** As long as the practice can look the person up, the data stay personal for the practice. */
  readonly practiceKeepsMapping: boolean
  /** The recipient itself can look the person up: then the test has one answer only. */
  readonly recipientHolds: boolean
  /** The settings take no test for now. */
  readonly isOff: boolean
  /** SHA-256 of the preparation's report, where the test is for files at hand. */
  readonly report: string | null
  /** yyyy-mm-dd: twelve months at most. */
  readonly validUntil: string
}

const anonymityTestVersion = "2026-11b"

export function anonymityTest(frame: PaperFrame, facts: AnonymityTestFacts): LegalPaper {
  const say = anonymityTestWords[frame.language]
  const { recipient } = facts
  return legalPaper(frame, {
    kind: "anonymity-test",
    version: anonymityTestVersion,
    title: say.title,
    about: `${recipient.name} (${recipient.role}, ${recipient.country}): ${facts.content}`,
    sections: [
      {
        title: say.subject,
        parts: [
          named([
            [say.recipient, `${recipient.name}, ${recipient.role}, ${recipient.country}`],
            [say.content, facts.content],
            [say.report, facts.report ?? say.noReport],
            [say.validUntil, dayText(facts.validUntil, frame.language)],
          ]),
          warning(say.caps[facts.cap]),
          ...(facts.recipientHolds ? [warning(say.recipientHolds)] : []),
          ...(facts.practiceKeepsMapping ? [text(say.mapping)] : []),
          ...(facts.isOff ? [warning(say.off)] : []),
        ],
      },
      ...say.questions.map((question): Section => ({
        title: question.title,
        parts: [
          text(question.ask),
          text(say.evidence(question.evidence)),
          openBox(say.ruledOut),
          openBox(say.possible),
          fillIn(say.why),
        ],
      })),
      { title: say.clause, parts: [text(say.clauseText), openBox(say.clauseTick)] },
      { title: say.result, parts: possibleResults(say.results, facts).map((line) => openBox(line)) },
    ],
    signers: [say.officer],
    limits: say.limits,
    facts,
  })
}

/** What the sheet itself rules out is no box to tick. */
function possibleResults(
  results: AnonymityTestWords["results"],
  { cap, practiceKeepsMapping }: AnonymityTestFacts,
): readonly string[] {
  const { code, forRecipient, anonymous } = results
  if (cap === "pseudonymised") return [code]
  return cap === "anonymous" && !practiceKeepsMapping ? [code, forRecipient, anonymous] : [code, forRecipient]
}
