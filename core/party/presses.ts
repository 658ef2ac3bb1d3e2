/** Whoever presses twice asks once: the second press gets the answer of the first. */
import type { Answer } from "./views.ts"

type Presses<Value> = (name: string, act: () => Promise<Answer<Value>>) => Promise<Answer<Value>>

/**
 * After a refusal the next press asks anew. An answer that was good stays where the thing can be done only once; with
 * "again" a press after the answer is a wish of its own.
 */
export function presses<Value>(then: "stays" | "again" = "stays"): Presses<Value> {
  const answers = new Map<string, Promise<Answer<Value>>>()
  return async (name, act) => {
    const first = answers.get(name)
    if (first !== undefined) return first
    const press = act()
    answers.set(name, press)
    try {
      const answer = await press
      if (!answer.ok || then === "again") answers.delete(name)
      return answer
    } catch (error) {
      answers.delete(name)
      throw error
    }
  }
}
