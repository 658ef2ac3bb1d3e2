/** From the patient to the last holder: each next recipient is a transfer of its own, and each must be permitted. */
import { lastInstant, type Day } from "./day.ts"
import { decide } from "./decide.ts"
import type { Decision } from "./decision.ts"
import type { Law } from "./law.ts"
import type { DisclosureRequest, DocumentFact } from "./request.ts"

export interface Hop {
  readonly from: string
  readonly to: string
  readonly countries: readonly string[]
  readonly decision: Decision
  readonly next: readonly Hop[]
}

/** No chain of a crown is longer; a longer one is a circle or a mistake. */
const longest = 8

/** The engine's own answer stands in for the paper: there is no text beside it. */
const ownText = "0".repeat(64)

/**
 * Decides the first request with every named onward recipient decided first, from the requests handed in (sender is
 * the holder, recipient the next). A missing request, a circle or an endless chain leaves that recipient open, and an
 * open one is a need (G8).
 */
export function decideChain(
  first: DisclosureRequest,
  onward: readonly DisclosureRequest[],
  law: Law,
  day: Day,
): Hop {
  return hopOf(first, onward, law, day, [first.sender])
}

function hopOf(
  request: DisclosureRequest,
  onward: readonly DisclosureRequest[],
  law: Law,
  day: Day,
  path: readonly string[],
): Hop {
  const { recipient, sender } = request
  const holders = [...path, recipient.organisation]
  const open = path.length < longest && !path.includes(recipient.organisation)
  const named = open ? recipient.onward.recipients : []
  const next = named.flatMap(({ organisation, country }) => {
    const own = onward.find(
      (one) => one.sender === recipient.organisation && isAbout(one, organisation, country),
    )
    return own === undefined ? [] : [hopOf(own, onward, law, day, holders)]
  })
  const permitted = next.flatMap(({ to, decision }) => (decision.kind === "permit" ? [to] : []))
  const documents = [
    // What was decided by hand does not outlive a fresh look at the same recipient.
    ...request.documents.filter(({ kind }) => kind !== "onward-decision"),
    ...permitted.map((organisation) => onwardDecision(request, organisation)),
  ]
  return {
    from: sender,
    to: recipient.organisation,
    countries: countriesIn(recipient.places),
    decision: decide({ ...request, documents }, law, day),
    next,
  }
}

/** The request must be about the recipient that was named, seated where it was said to be. */
const isAbout = ({ recipient }: DisclosureRequest, organisation: string, country: string): boolean =>
  recipient.organisation === organisation && recipient.places.seat === country

const countriesIn = ({
  seat,
  processing,
  storage,
  backup,
  support,
}: DisclosureRequest["recipient"]["places"]) => [
  ...new Set([seat, ...processing, ...storage, ...backup, ...support]),
]

const onwardDecision = ({ at, recipient }: DisclosureRequest, organisation: string): DocumentFact => ({
  kind: "onward-decision",
  about: recipient.organisation,
  covers: [organisation],
  result: "positive",
  version: "1",
  text: ownText,
  validFrom: at,
  validUntil: lastInstant,
})

/** A disclosure that happened, as the register holds it. */
export interface Disclosed {
  readonly from: string
  readonly to: string
  readonly order: string
  /** Rule that carried it, e.g. "g3-ground-consent". */
  readonly ground: string
  readonly countries: readonly string[]
  readonly eraseBy: Day | null
  readonly erased: boolean
}

export interface Holding extends Disclosed {
  /** 1 is the first recipient after the origin. */
  readonly depth: number
}

/** Who has it now: every holder reached from the origin, nearest first, each disclosure once, circles included once. */
export function holdersFrom(origin: string, disclosures: readonly Disclosed[]): readonly Holding[] {
  const found: Holding[] = []
  const seen = new Set<Disclosed>()
  let wave = [origin]
  for (let depth = 1; wave.length > 0; depth++) {
    const reached = new Set(wave)
    const step = disclosures.filter((one) => reached.has(one.from) && !seen.has(one))
    for (const one of step) seen.add(one)
    found.push(...step.map((one) => ({ ...one, depth })))
    wave = [...new Set(step.map(({ to }) => to))]
  }
  return found
}
