/** Refusals: one sentence, and what was found on the way. */
import type { Problem } from "../formats/problem.ts"
import type { Finding, Outcome } from "./findings.ts"

export const refused = (wrong: Problem, findings: readonly Finding[] = []): Outcome => ({
  status: "refused",
  reason: wrong.problem,
  findings,
})
