/** Who holds something, from the one who sent it first to the last, as a picture and as the words in it. */
import type { ChainBox } from "../block.ts"
import type { Language } from "../pdf.ts"
import { holdersWords } from "./holders.words.ts"
import type { NamedCountry, Part } from "./legal-paper.ts"
import { dayText } from "./print.ts"

export interface KeptLine {
  readonly name: string
  readonly law: string
  /** yyyy-mm-dd */
  readonly until: string
  /** The table of periods wants it kept, and just so long. */
  readonly grounded: boolean
}

export interface HolderLine {
  /** 1 is the first recipient. */
  readonly depth: number
  /** The order's number; empty of what a recipient passed on, for it is known to the two alone. */
  readonly order: string
  /** yyyy-mm-dd: sent on that day. */
  readonly day: string
  readonly from: string
  readonly to: string
  readonly role: string
  /** Empty where nobody shows it. */
  readonly ground: string
  readonly countries: readonly NamedCountry[]
  /** Where the holder names others today; else none. */
  readonly countriesNow: readonly NamedCountry[]
  /** yyyy-mm-dd, or null where it is not known. */
  readonly until: string | null
  readonly state: "waiting" | "held" | "erasing" | "restricted" | "erased" | "hidden"
  readonly kept: readonly KeptLine[]
  /** Nobody named this holder, or no rule carries it. */
  readonly doubtful: boolean
}

export function keptText({ grounded, law, name, until }: KeptLine, language: Language): string {
  const say = holdersWords[language]
  const day = dayText(until, language)
  return grounded ? say.kept(name, day, law) : say.keptUngrounded(name, day)
}

export const untilText = (until: string | null, language: Language): string =>
  until === null ? holdersWords[language].unknown : dayText(until, language)

const listed = (countries: readonly NamedCountry[]): string => countries.map(({ name }) => name).join(", ")

/** Those of the day of sending, and behind them what the holder names today where it is something else. */
export function countriesText(
  { countries, countriesNow }: Pick<HolderLine, "countries" | "countriesNow">,
  language: Language,
): string {
  const say = holdersWords[language]
  const then = listed(countries) || say.unknown
  return countriesNow.length === 0 ? then : `${then}; ${say.countriesNow(listed(countriesNow))}`
}

/** The agreed day says nothing any more of what was erased. */
const isGone = ({ state }: HolderLine): boolean => state === "erased" || state === "restricted"

function boxOf(line: HolderLine, language: Language): ChainBox {
  const say = holdersWords[language]
  return {
    depth: line.depth,
    title: `${line.to} (${line.role})`,
    lines: [
      say.sent(line.order, dayText(line.day, language)),
      say.got(line.from, countriesText(line, language)),
      `${say.ground}: ${line.ground === "" ? say.unknown : line.ground}`,
      isGone(line)
        ? say.states[line.state]
        : `${say.states[line.state]}; ${say.until(untilText(line.until, language))}`,
      ...line.kept.map((one) => keptText(one, language)),
      ...(line.doubtful ? [say.doubtful] : []),
    ],
  }
}

export const holdersChain = (origin: string, lines: readonly HolderLine[], language: Language): Part => ({
  kind: "chain",
  nodes: [
    { depth: 0, title: origin, lines: [holdersWords[language].origin] },
    ...lines.map((line) => boxOf(line, language)),
  ],
})
