/** What is said of many files: the same sentence once, however many slices it is true of. */
import type { Terminal } from "./terminal.ts"

export interface AboutFile {
  readonly file: string
  readonly sentence: string
}

const mostNamed = 3

export function remarkOnFiles({ remark, words }: Terminal, all: readonly AboutFile[]): void {
  for (const [sentence, group] of Map.groupBy(all, (one) => one.sentence)) {
    const shown = group.length > mostNamed + 1 ? group.slice(0, mostNamed) : group
    for (const { file } of shown) remark(`${file}: ${sentence}`)
    if (shown.length < group.length) remark(words.sameFor(group.length - shown.length))
  }
}
