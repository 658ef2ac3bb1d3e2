/** The register as its reader narrows and gathers it: by ground, recipient, country or month. The choice stands in the address. */
import { disclosureStates } from "@zahnwolke/core/party/officer-views"
import type { DisclosureLine, DisclosureState } from "@zahnwolke/core/party/officer-views"
import { isoDay } from "../words/formats.ts"

export const groupings = ["basis", "partner", "country", "month"] as const
export type Grouping = (typeof groupings)[number]

/** Undefined where nothing was chosen. */
export type RegisterChoice = Readonly<Record<Grouping, string | undefined>> & {
  readonly by: Grouping
  readonly state: DisclosureState | undefined
}

export const noChoice: RegisterChoice = {
  by: "basis",
  basis: undefined,
  partner: undefined,
  country: undefined,
  month: undefined,
  state: undefined,
}

/** Whatever else stands in an address is dropped. */
export function readChoice(search: Readonly<Record<string, unknown>>): RegisterChoice {
  const text = (key: string): string | undefined => {
    const value = search[key]
    return typeof value === "string" && value !== "" ? value : undefined
  }
  return {
    by: groupings.find((one) => one === search["by"]) ?? noChoice.by,
    basis: text("basis"),
    partner: text("partner"),
    country: text("country"),
    month: text("month"),
    state: disclosureStates.find((one) => one === search["state"]),
  }
}

/** A disclosure into several countries stands in the group of each, and a recipient that has moved in those of today. */
function keysOf(line: DisclosureLine, by: Grouping): readonly string[] {
  switch (by) {
    case "basis":
      return [line.basis?.id ?? "none"]
    case "partner":
      return [line.way === "received" ? `from-${line.from.organisation}` : line.to.organisation]
    case "country":
      return [...new Set([...line.countries, ...line.countriesNow])]
    case "month":
      return [isoDay(line.at).slice(0, 7)]
  }
}

export const filterLines = (
  lines: readonly DisclosureLine[],
  choice: RegisterChoice,
): readonly DisclosureLine[] =>
  lines.filter(
    (line) =>
      (choice.state === undefined || line.state === choice.state) &&
      groupings.every((by) => choice[by] === undefined || keysOf(line, by).includes(choice[by])),
  )

export interface RegisterGroup {
  readonly key: string
  /** Any line of the group: it knows how the group is called. */
  readonly example: DisclosureLine
  readonly count: number
  readonly states: Readonly<Record<DisclosureState, number>>
  /** The last day on which something of it must be gone; null where all of it is. */
  readonly until: number | null
}

/** What the law keeps ends later than what was agreed. */
function lastDay({ eraseBy, kept, state }: DisclosureLine): number | null {
  if (state === "erased") return null
  const last = kept.at(-1)
  return state === "restricted" && last !== undefined ? Date.parse(last.until) : eraseBy
}

function groupOf(key: string, lines: readonly [DisclosureLine, ...DisclosureLine[]]): RegisterGroup {
  const count = (state: DisclosureState): number => lines.filter((line) => line.state === state).length
  const ends = lines.flatMap((line) => lastDay(line) ?? [])
  return {
    key,
    example: lines[0],
    count: lines.length,
    states: {
      open: count("open"),
      overdue: count("overdue"),
      held: count("held"),
      erasing: count("erasing"),
      restricted: count("restricted"),
      erased: count("erased"),
      hidden: count("hidden"),
    },
    until: ends.length === 0 ? null : Math.max(...ends),
  }
}

/** Months from the newest on, everything else from the largest group on. */
export function groupLines(lines: readonly DisclosureLine[], by: Grouping): readonly RegisterGroup[] {
  const keys = [...new Set(lines.flatMap((line) => keysOf(line, by)))]
  const groups = keys.flatMap((key) => {
    const [first, ...rest] = lines.filter((line) => keysOf(line, by).includes(key))
    return first === undefined ? [] : [groupOf(key, [first, ...rest])]
  })
  return groups.toSorted((a, b) =>
    by === "month" ? b.key.localeCompare(a.key) : b.count - a.count || a.key.localeCompare(b.key),
  )
}
