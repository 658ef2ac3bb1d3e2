/** Rows of figures: medians of several runs, each beside the peer or the limit that was measured in the same run. */

export interface Row {
  readonly what: string
  readonly ours: string
  readonly peer: string
  readonly ratio: string
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Turn and turn about, so that a busy moment of the machine meets all of them. */
export async function interleaved(
  rounds: number,
  works: readonly (() => unknown)[],
): Promise<readonly number[]> {
  const times = works.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, work] of works.entries()) times[index]?.push(await seconds(work))
  }
  return times.map((list) => median(list))
}

export const megabytesPerSecond = (bytes: number, time: number): string =>
  `${Math.round(bytes / 1e6 / time)} MB/s`

export function print(title: string, rows: readonly Row[]): void {
  console.log(`\n### ${title}\n\n| what | ours | beside it | ratio |\n| --- | --- | --- | --- |`)
  for (const { what, ours, peer, ratio } of rows) console.log(`| ${what} | ${ours} | ${peer} | ${ratio} |`)
}
