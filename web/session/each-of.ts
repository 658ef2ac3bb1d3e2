/** Does something with each of many, a few at a time: the network is waited for together, memory is not filled. */
const atOnce = 6

export async function eachOf<Item>(
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const waiting = [...items.entries()]
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await act(next[1], next[0])
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
