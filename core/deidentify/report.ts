/** The findings report: what each file was, what went and what stayed, and where a known word was still found. */
import type { Json } from "../encoding/json.ts"
import { isMachines } from "./machine-files.ts"
import type { FileResult, SetResult } from "./set.ts"

export interface ReportOptions {
  /** Names of the input are names: they stand in the practice's own report and in no other. */
  readonly inputs: boolean
}

export function setReport(result: SetResult, { inputs }: ReportOptions): Json {
  return {
    version: 1,
    files: result.files.map((file, i) => fileReport(file, inputs ? file.input : `file ${i + 1}`)),
    leakCheck: {
      searched: result.searched,
      notAlone: result.notAlone,
      hits: result.files.flatMap((file, i) =>
        file.hits.map(({ place, kind }) => ({ file: inputs ? file.input : `file ${i + 1}`, place, kind })),
      ),
    },
  }
}

function fileReport(file: FileResult, input: string): Json {
  return {
    input,
    output: file.output?.name ?? null,
    kind: file.kind,
    status: file.status,
    reason: file.reason,
    category: file.category,
    findings: file.findings.map(({ place, kind, action }) => ({ place, kind, action })),
    review: file.review.map(({ kind, place }) => ({ kind, place })),
  }
}

/** Nothing refused, nothing unread, nothing left for a person to look at; what a computer noted for itself nobody misses. */
export const isAllDone = (result: SetResult): boolean =>
  result.files.every(
    ({ kind, review, status }) => isMachines(kind) || (status === "deidentified" && review.length === 0),
  )
