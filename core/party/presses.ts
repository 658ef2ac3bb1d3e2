/** Whoever presses twice asks once: the second press gets the answer of the first. */
import type { Answer } from "./views.ts"

/** An answer that was good stays; after a refusal the next press asks anew. */
export function presses<Value>(): (
  name: string,
  act: () => Promise<Answer<Value>>,
) => Promise<Answer<Value>> {
  const answers = new Map<string, Promise<Answer<Value>>>()
  return async (name, act) => {
    const first = answers.get(name)
    if (first !== undefined) return first
    const press = act()
    answers.set(name, press)
    try {
      const answer = await press
      if (!answer.ok) answers.delete(name)
      return answer
    } catch (error) {
      answers.delete(name)
      throw error
    }
  }
}
