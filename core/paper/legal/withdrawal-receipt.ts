/** The receipt for a withdrawal: since when, what follows, and who was told. Not a promise that every copy is gone. */
import { printedMoment } from "../moment.ts"
import { legalPaper, named, text } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame, Part } from "./legal-paper.ts"
import { withdrawalReceiptWords } from "./withdrawal-receipt.words.ts"

export interface WithdrawalFacts {
  readonly patient: string
  readonly givenAt: number
  readonly withdrawnAt: number
  /** SHA-256 of the salted sheet that was signed. */
  readonly evidence: string
  readonly told: readonly {
    readonly name: string
    readonly asks: "erase" | "restrict"
    readonly at: number
  }[]
}

const withdrawalReceiptVersion = "2026-11b"

export function withdrawalReceipt(frame: PaperFrame, facts: WithdrawalFacts): LegalPaper {
  const say = withdrawalReceiptWords[frame.language]
  const told: Part =
    facts.told.length === 0
      ? text(say.nobody)
      : {
          kind: "table",
          shares: [5, 4, 5],
          head: say.toldHead,
          rows: facts.told.map(({ asks, at, name }) => [
            name,
            printedMoment(at, frame.language),
            say.asks[asks],
          ]),
        }
  return legalPaper(frame, {
    kind: "withdrawal-receipt",
    version: withdrawalReceiptVersion,
    title: say.title,
    about: facts.patient,
    sections: [
      {
        title: say.what,
        parts: [
          named([
            [say.givenAt, printedMoment(facts.givenAt, frame.language)],
            [say.withdrawnAt, printedMoment(facts.withdrawnAt, frame.language)],
          ]),
          text(`${say.hash}: ${facts.evidence}`),
        ],
      },
      { title: say.now, parts: [{ kind: "list", items: say.effects }] },
      { title: say.told, parts: [told] },
    ],
    signers: [],
    limits: say.limits,
    facts,
  })
}
