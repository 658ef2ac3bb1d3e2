/** A refusal that undoes what its transaction did: what was answered with a no was not half done. */
import type { Problem } from "@zahnwolke/core/api/contract"

interface No {
  readonly kind: "problem"
  readonly problem: Problem
}

/** Thrown inside a transaction; caught right outside by `undoable`. */
export class Undo extends Error {
  readonly answer: No
  constructor(answer: No) {
    super(answer.problem.code)
    this.answer = answer
  }
}

export async function undoable<Value>(work: () => Promise<Value>): Promise<Value | No> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Undo) return error.answer
    throw error
  }
}
