/** What is done to one thing is done one after another: two who ask at once do not do it twice. */
export function turns(): <Value>(name: string, act: () => Promise<Value>) => Promise<Value> {
  const last = new Map<string, Promise<unknown>>()
  return async (name, act) => {
    const before = last.get(name) ?? Promise.resolve()
    const turn = before.then(act, act)
    last.set(name, turn)
    return turn.finally(() => {
      if (last.get(name) === turn) last.delete(name)
    })
  }
}
