/** What is done to one thing is done one after another: two who ask at once do not do it twice. */
export function turns(): <Value>(thing: string | object, act: () => Promise<Value>) => Promise<Value> {
  const last = new Map<string | object, Promise<unknown>>()
  return async (thing, act) => {
    const before = last.get(thing) ?? Promise.resolve()
    const turn = before.then(act, act)
    last.set(thing, turn)
    return turn.finally(() => {
      if (last.get(thing) === turn) last.delete(thing)
    })
  }
}
