/** What every command works with, handed in by `main.ts`; and the two ways in which a command says no. */
import { misused, refused } from "./exit-code.ts"
import type { ExitCode } from "./exit-code.ts"
import type { Arguments } from "./command-line.ts"
import type { Terminal } from "./terminal.ts"
import { refusalSentence } from "./words/words.ts"

export interface Setting {
  readonly terminal: Terminal
  /** The folder of this PC as a device. */
  readonly home: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Aborted when the person presses Ctrl+C. */
  readonly signal: AbortSignal
  readonly standardInput: () => Promise<string>
}

export type Command = (args: Arguments, setting: Setting) => Promise<ExitCode>

export interface Refusal {
  readonly code: string
  readonly details: Readonly<Record<string, string>>
}

export const refusal = (code: string, details: Readonly<Record<string, string>> = {}): Refusal => ({
  code,
  details,
})

/** For people as a sentence, for programs as a code beside it. */
export function refuse(args: Pick<Arguments, "has">, { terminal }: Setting, why: Refusal): ExitCode {
  sayNo(args, terminal, why.code, refusalSentence(terminal.words, why))
  return refused
}

/** What was asked for cannot be asked so. */
export function misuse(
  args: Pick<Arguments, "has">,
  { terminal }: Setting,
  code: string,
  sentence: string,
): ExitCode {
  sayNo(args, terminal, code, sentence)
  return misused
}

function sayNo(args: Pick<Arguments, "has">, terminal: Terminal, code: string, sentence: string): void {
  terminal.remark(sentence)
  if (args.has("json")) terminal.sayJson({ version: 1, refused: { code, sentence } })
}
