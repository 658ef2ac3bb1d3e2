/** Every combination of the inputs of the gates (2 580 480), decided; holes and broken monotonicity are counted. */
import { parseArgs } from "node:util"
import { decide } from "@zahnwolke/core/policy/decide"
import { day } from "@zahnwolke/core/policy/day"
import { law } from "@zahnwolke/core/policy/law"
import { parseRequest, type DisclosureRequest } from "@zahnwolke/core/policy/request"
import { processingClauses } from "@zahnwolke/core/records/processing-contract"

/** From better to worse where the specification promises an order (2.3). */
export const dimensions = {
  mode: ["statutory", "strict"],
  emergency: [false, true],
  op: ["transfer", "host"],
  kind: ["health", "tax", "both"],
  category: ["anonymous", "anonymous-for-recipient", "pseudonymised", "identified"],
  role: ["laboratory", "milling-centre", "importer", "practice", "processor", "patient", "billing-office"],
  consent: ["full", "partial", "expired", "none", "withdrawn"],
  country: ["DE", "AT", "NO", "CH", "CN", "??", "CA", "US"],
  secrecy: [true, false],
  contract: [true, false],
  clauses: ["positive", "negative", "none"],
  c5: [true, false],
  onward: ["none", "named", "unknown", "reserved"],
} as const

type Name = keyof typeof dimensions
export type Combination = { readonly [Key in Name]: (typeof dimensions)[Key][number] }
const names = Object.keys(dimensions).filter((key): key is Name => Object.hasOwn(dimensions, key))
export const size = names.reduce((product, name) => product * dimensions[name].length, 1)

/** How far apart two neighbours in one dimension lie in the numbering. */
const strides: ReadonlyMap<Name, number> = (() => {
  const found = new Map<Name, number>()
  let stride = 1
  for (const name of names.toReversed()) {
    found.set(name, stride)
    stride *= dimensions[name].length
  }
  return found
})()

const strideOf = (name: Name): number => strides.get(name) ?? 1
const digit = (index: number, name: Name): number =>
  Math.floor(index / strideOf(name)) % dimensions[name].length

const pick = <Value>(index: number, name: Name, values: readonly Value[]): Value => {
  const value = values[digit(index, name)]
  if (value === undefined) throw new RangeError(`${name} has no such value`)
  return value
}

export const combination = (index: number): Combination => ({
  mode: pick(index, "mode", dimensions.mode),
  emergency: pick(index, "emergency", dimensions.emergency),
  op: pick(index, "op", dimensions.op),
  kind: pick(index, "kind", dimensions.kind),
  category: pick(index, "category", dimensions.category),
  consent: pick(index, "consent", dimensions.consent),
  role: pick(index, "role", dimensions.role),
  country: pick(index, "country", dimensions.country),
  secrecy: pick(index, "secrecy", dimensions.secrecy),
  contract: pick(index, "contract", dimensions.contract),
  clauses: pick(index, "clauses", dimensions.clauses),
  c5: pick(index, "c5", dimensions.c5),
  onward: pick(index, "onward", dimensions.onward),
})

const at = "2026-11-23T10:00:00Z"
const today = day("2026-11-23")
const text = "0".repeat(64)

function document(kind: string, about: string, covers: readonly string[], result = "positive") {
  return {
    kind,
    about,
    covers,
    result,
    text,
    validFrom: "2026-11-01T00:00:00Z",
    validUntil: "2027-01-01T00:00:00Z",
  }
}

/** Documents that are in place in every combination, so that the gates and not the paper are on trial. */
const always = [
  document("dpo-mode-approval", "sender", []),
  document("identity-check", "recipient", []),
  document("risk-sheet", "order", ["CN"]),
]
const contract = [
  document("data-agreement", "recipient", []),
  document("processing-contract", "recipient", processingClauses),
]
const next = [{ organisation: "next", country: "DE" }]

function consentOf(state: Combination["consent"], country: string) {
  if (state === "none") return []
  const scope = {
    recipients: [{ organisation: "recipient", country }],
    onward: next,
    purpose: "make-restoration",
    kinds: state === "partial" ? ["photo-mouth"] : ["design"],
    category: "identified",
    countries: [country],
    order: "order",
  }
  return [
    {
      id: "consent",
      scope,
      releasesFromSecrecy: true,
      givenAt: "2026-11-01T00:00:00Z",
      validUntil: state === "expired" ? "2026-11-20T00:00:00Z" : "2027-01-01T00:00:00Z",
      withdrawnAt: state === "withdrawn" ? "2026-11-20T00:00:00Z" : null,
      signer: "patient",
      evidence: text,
    },
  ]
}

function parsed(json: unknown): DisclosureRequest {
  const request = parseRequest(json)
  if ("problem" in request) throw new TypeError(request.problem)
  return request
}

/** The dimensions from the consent on stand last, so that the rest of the number names what they share. */
const shared: DisclosureRequest[] = []
const sharedSize = strideOf("consent") * dimensions.consent.length

/** Reading is on trial elsewhere; here only what differs between readings is read, and once. */
function partsOf(
  index: number,
  { consent, country, secrecy, contract: bound, clauses, c5, onward }: Combination,
): DisclosureRequest {
  const known = shared[index % sharedSize]
  if (known !== undefined) return known
  const list = [country]
  const read = parsed({
    version: 1,
    at,
    order: "order",
    sender: "sender",
    op: "transfer",
    contents: ["design-part"],
    scanned: true,
    mappingKept: false,
    unaltered: true,
    handling: "copy",
    purpose: "make-restoration",
    encrypted: true,
    singleCasesThisYear: 0,
    standingOrder: false,
    patient: { age: "adult" },
    recipient: {
      organisation: "recipient",
      places: { seat: country, processing: list, storage: list, backup: list, support: list },
      parent: country,
      onward: { kind: onward, recipients: onward === "named" ? next : [] },
      dpfListedUntil: "2027-01-01",
      establishmentGermany: c5,
      profileComplete: true,
    },
    consents: consentOf(consent, country),
    documents: [
      ...always,
      ...(secrecy ? [document("secrecy-undertaking", "recipient", ["chain"])] : []),
      ...(bound ? contract : []),
      ...(clauses === "none"
        ? []
        : [
            document("standard-contractual-clauses", "recipient", []),
            document("transfer-impact-assessment", "recipient", ["CN"], clauses),
          ]),
      ...(c5 ? [document("c5-report", "recipient", ["type-2"])] : []),
    ],
    settings: { thirdCountry: "dpo-per-case", thirdCountryIdentified: "off", anonRel: "dpo" },
  })
  shared[index % sharedSize] = read
  return read
}

function requestOf(index: number): DisclosureRequest {
  const chosen = combination(index)
  const parts = partsOf(index, chosen)
  const { mode, op, kind, category, emergency, role } = chosen
  return { ...parts, mode, op, kind, category, emergency, recipient: { ...parts.recipient, role } }
}

/** 0 permit, 1 needs, 2 deny; 3 is a hole: an answer without a reason or without an item. */
export function verdictOf(index: number): 0 | 1 | 2 | 3 {
  const decision = decide(requestOf(index), law, today)
  if (decision.reasons.length === 0) return 3
  switch (decision.kind) {
    case "permit":
      return decision.duties.length > 0 ? 0 : 3
    case "needs":
      return decision.items.length > 0 ? 1 : 3
    case "deny":
      return 2
  }
}

export interface Broken {
  readonly promise: string
  readonly better: Combination
  readonly worse: Combination
}

/**
 * The four promises of 2.3: statutory is never stricter than strict; losing the consent or the undertaking never
 * helps; no farther country helps; a code is never worse than a name. Pairs of (better, worse) positions.
 */
const promises: readonly { readonly name: Name; readonly pairs: readonly (readonly [number, number])[] }[] = [
  { name: "mode", pairs: [[0, 1]] },
  {
    name: "consent",
    pairs: [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
      [3, 4],
    ],
  },
  { name: "secrecy", pairs: [[0, 1]] },
  {
    name: "country",
    pairs: [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
    ],
  },
  { name: "category", pairs: [[2, 3]] },
]

const steps = promises.flatMap(({ name, pairs }) =>
  pairs.map(([better, worse]) => ({
    name,
    better,
    stride: strideOf(name),
    values: dimensions[name].length,
    distance: (worse - better) * strideOf(name),
  })),
)

/** Compares a combination with its worse neighbours, given a way to know the verdict of a number. */
export function brokenAt(index: number, verdict: (index: number) => number): readonly Broken[] {
  const broken: Broken[] = []
  for (const { name, better, stride, values, distance } of steps) {
    if (Math.floor(index / stride) % values !== better || verdict(index) <= verdict(index + distance))
      continue
    broken.push({ promise: name, better: combination(index), worse: combination(index + distance) })
  }
  return broken
}

function main(): void {
  const { values } = parseArgs({ options: { show: { type: "string", default: "3" } } })
  const started = performance.now()
  const verdicts = new Uint8Array(size)
  const counts = { statutory: [0, 0, 0, 0], strict: [0, 0, 0, 0] }
  for (let index = 0; index < size; index++) {
    const verdict = verdictOf(index)
    const mode = pick(index, "mode", dimensions.mode)
    verdicts[index] = verdict
    counts[mode][verdict] = (counts[mode][verdict] ?? 0) + 1
  }
  const seconds = (performance.now() - started) / 1000
  const broken: Broken[] = []
  for (let index = 0; index < size; index++) broken.push(...brokenAt(index, (one) => verdicts[one] ?? 3))
  console.log(
    `${size} combinations, ${seconds.toFixed(1)} s, ${Math.round(size / seconds)} decisions per second`,
  )
  for (const [mode, [permit, needs, deny, holes]] of Object.entries(counts)) {
    console.log(`${mode}: ${permit} permit, ${needs} needs, ${deny} deny, ${holes} without an answer`)
  }
  console.log(`${broken.length} broken promises`)
  for (const one of broken.slice(0, Number(values.show))) console.log(one)
  if (broken.length > 0 || counts.strict[3] !== 0 || counts.statutory[3] !== 0) process.exitCode = 1
}

if (import.meta.main) main()
