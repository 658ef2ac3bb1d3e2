/** Does the BSIG of 2 December 2025 (NIS2) reach this organisation? A sheet to fill in, with the thresholds. */
import { fillIn, legalPaper, named, openBox, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame } from "./legal-paper.ts"
import { nis2Words } from "./nis2-self-check.words.ts"

export interface Nis2Facts {
  readonly role: "practice" | "laboratory" | "milling-centre" | "importer"
  readonly peopleInProgram: number
}

const nis2Version = "2026-11"

export function nis2SelfCheck(frame: PaperFrame, facts: Nis2Facts): LegalPaper {
  const say = nis2Words[frame.language]
  return legalPaper(frame, {
    kind: "nis2-self-check",
    version: nis2Version,
    title: say.title,
    about: "",
    sections: [
      {
        title: say.sector,
        parts: [text(say.sectors[facts.role]), text(say.cloud)],
      },
      {
        title: say.size,
        parts: [
          text(say.thresholds),
          named([[say.people, String(facts.peopleInProgram)]]),
          fillIn(say.employees, say.turnover, say.balance),
          ...say.sizeBoxes.map(openBox),
        ],
      },
      { title: say.result, parts: [warning(say.resultText), points(say.duties)] },
    ],
    signers: [say.signer],
    limits: say.limits,
    facts,
  })
}
