/** What is said of many files: the same sentence once, however many slices it is true of. */
import { isMachines } from "@zahnwolke/core/deidentify/machine-files"
import type { Terminal } from "./terminal.ts"

export interface AboutFile {
  readonly file: string
  readonly sentence: string
}

const mostNamed = 3

/** What a computer put into the folder for itself: nobody misses it, so one quiet line is enough. */
export function remarkOnMachines({ remark, words }: Terminal, kinds: readonly string[]): void {
  const count = kinds.filter((kind) => isMachines(kind)).length
  if (count > 0) remark(words.machineFiles(count))
}

export function remarkOnFiles({ remark, words }: Terminal, all: readonly AboutFile[]): void {
  for (const [sentence, group] of Map.groupBy(all, (one) => one.sentence)) {
    const shown = group.length > mostNamed + 1 ? group.slice(0, mostNamed) : group
    for (const { file } of shown) remark(`${file}: ${sentence}`)
    if (shown.length < group.length) remark(words.sameFor(group.length - shown.length))
  }
}
