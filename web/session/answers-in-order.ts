/** Of one question asked several times over, no answer is heard after a newer one: an older asking may be answered later. */

interface Hearing<Value> {
  readonly ask: () => Promise<Value>
  readonly take: (value: Value) => void
  readonly fail: (error: unknown) => void
}

/** Whoever waits finds the answer to their own asking, or a newer one. */
export function answersInOrder<Value>({ ask, fail, take }: Hearing<Value>): () => Promise<void> {
  let asked = 0
  let heard = 0
  return async () => {
    asked += 1
    const mine = asked
    const isNewer = (): boolean => {
      if (mine < heard) return false
      heard = mine
      return true
    }
    await ask().then(
      (value) => {
        if (isNewer()) take(value)
      },
      (error: unknown) => {
        if (isNewer()) fail(error)
      },
    )
  }
}
