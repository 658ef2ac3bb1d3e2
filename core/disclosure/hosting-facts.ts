/** The question where an organisation's data may lie, put the same way on both ends: what the server states, what was signed. */
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { instant, dayOf } from "../policy/day.ts"
import type { Decision } from "../policy/decision.ts"
import { decidePool } from "../policy/hosting.ts"
import type { PoolVerdict, StoragePool } from "../policy/hosting.ts"
import { countsUntil } from "../policy/expiry.ts"
import type { Law } from "../policy/law.ts"
import { blockingGaps, providerToRecipient } from "../policy/provider.ts"
import type { Gap, ProviderUse } from "../policy/provider.ts"
import type { Recipient } from "../policy/request.ts"
import type { DataKind } from "../policy/vocabulary.ts"
import { newestAttestations } from "../records/attestation.ts"
import type { OrganisationId } from "../records/id.ts"
import { unanswered } from "../records/questionnaire.ts"
import type { StatementBody } from "../trust/statements.ts"
import { contradictions } from "./contradiction.ts"
import type { Contradiction } from "./contradiction.ts"
import { providerDocuments } from "./provider-documents.ts"
import { attestedDocument, modeDocuments } from "./signed-documents.ts"
import type { Attestation } from "./signed-documents.ts"

/** A place of which the server says where it is and who runs it. */
export interface StatedPlace {
  readonly name: string
  readonly country: string
  readonly operator: string
  readonly holds: DataKind
}

/** The server itself, whose database holds what is said in orders, and the stores of sealed files. */
export interface StatedServer {
  readonly country: string
  readonly operator: string
  readonly pools: readonly StatedPlace[]
}

/** What the organisation signed about whoever holds its data. */
export interface HostingPapers {
  readonly organisation: OrganisationId
  readonly providers: readonly StatementBody<"provider">[]
  readonly attested: readonly Attestation[]
  readonly mode: StatementBody<"policy-mode"> | null
  readonly settings: Pick<StatementBody<"settings">, "settings"> | null
}

/** Nobody may be called so by a person: the server's own machine beside its stores. */
export const serverPlaceName = "server"

/** The name under which statements and documents speak of an operator: what it calls itself may hold anything. */
export const hostName = (operator: string): string => `host:${hashHex(utf8(operator)).slice(0, 32)}`

export const placesOf = ({ country, operator, pools }: StatedServer): readonly StatedPlace[] => [
  { name: serverPlaceName, country, operator, holds: "health" },
  ...pools,
]

/** In force on that moment, for this operator, the newest first; an own house is only where the server says so as well. */
export function providerFile(
  { providers }: Pick<HostingPapers, "providers">,
  operator: string,
  at: number,
): StatementBody<"provider"> | null {
  const [file] = providers
    .filter((one) => one.operator === operator && one.host === hostName(operator))
    .toSorted((a, b) => b.version - a.version)
  return file !== undefined && file.validFrom <= at && at < file.validUntil ? file : null
}

export const isOwnHouse = (file: StatementBody<"provider"> | null): boolean =>
  file !== null && file.operator === "self" && file.deployment === "on-prem" && file.answers === null

/** § 393 SGB V asks for its report where health data lie; the Fiscal Code, where books do. */
export const useOf = (
  file: Pick<StatementBody<"provider">, "deployment"> | null,
  { holds }: StatedPlace,
  privateOnly: boolean,
): ProviderUse => ({
  cloud: file?.deployment !== "on-prem" && holds !== "tax" && !privateOnly,
  tax: holds !== "health",
})

/** What the server says of the place counts beside what was signed: the worse of both. */
function within(places: Recipient["places"], { country }: StatedPlace): Recipient["places"] {
  const stated = (list: readonly string[]): string[] => [...new Set([...list, country])]
  return { ...places, processing: stated(places.processing), storage: stated(places.storage) }
}

function ownHouse(organisation: string, { country }: StatedPlace): Recipient {
  const here = [country]
  return {
    organisation,
    role: "processor",
    places: { seat: country, processing: here, storage: here, backup: here, support: here },
    parent: country,
    onward: { kind: "none", recipients: [] },
    dpfListedUntil: null,
    establishmentGermany: country === "DE",
    firstPlacedOnMarket: null,
    profileComplete: true,
  }
}

/** Nobody signed anything: beside the country that the server states everything is unknown, and unknown is the worst. */
const unknownProvider = ({ country, operator }: StatedPlace): Recipient => ({
  organisation: hostName(operator),
  role: "processor",
  places: { seat: "??", processing: [country], storage: [country], backup: ["??"], support: ["??"] },
  parent: "??",
  onward: { kind: "unknown", recipients: [] },
  dpfListedUntil: null,
  establishmentGermany: false,
  firstPlacedOnMarket: null,
  profileComplete: false,
})

/** Whether an answer could open the place at all: its country alone may forbid it, whoever signs whatever. */
const atItsBest = (place: StatedPlace): Recipient => ({
  ...ownHouse(hostName(place.operator), place),
  establishmentGermany: false,
  profileComplete: false,
})

/** § 393 SGB V binds whoever treats under statutory care; an own word, signed, says that this house does not. */
export const treatsPrivatelyOnly = (
  { attested, organisation }: Pick<HostingPapers, "attested" | "organisation">,
  at: number,
): boolean =>
  newestAttestations(
    attested.filter(({ kind, about }) => kind === "no-statutory-licence" && about === organisation),
  ).some(
    ({ kind, result, validFrom, validUntil }) =>
      result === "positive" && validFrom <= at && at < countsUntil({ kind, validFrom, validUntil }),
  )

function poolOf(place: StatedPlace, papers: HostingPapers, law: Law, at: number): StoragePool {
  const { name, holds, operator } = place
  const file = providerFile(papers, operator, at)
  const common = { name, holds, encrypted: true } as const
  const documents = newestAttestations(papers.attested.filter(({ about }) => about === hostName(operator)))
  const attested = documents.map((one) => attestedDocument(one))
  if (isOwnHouse(file)) {
    const provider = ownHouse(papers.organisation, place)
    // Who keeps its own data is the recipient itself: what was signed about the own house is about the organisation.
    const own = attested.map((one) => ({ ...one, about: papers.organisation }))
    return { ...common, deployment: "on-prem", provider, documents: own }
  }
  if (file === null || file.answers === null) {
    return { ...common, deployment: "hosted", provider: unknownProvider(place), documents: attested }
  }
  const day = dayOf(instant(at))
  const provider = providerToRecipient(
    file.host,
    file.answers,
    useOf(file, place, treatsPrivatelyOnly(papers, at)),
    law,
    day,
  )
  return {
    ...common,
    deployment: file.deployment,
    provider: { ...provider, places: within(provider.places, place) },
    documents: [...attested, ...providerDocuments(file, file.answers)],
  }
}

export interface PlaceVerdict extends PoolVerdict {
  readonly place: StatedPlace
  readonly file: StatementBody<"provider"> | null
  /** The answer if nothing were unknown any more: which papers are asked for then. */
  readonly atBest: Decision
  /** Blocking questions without a good answer; empty for an own house. */
  readonly gaps: readonly Gap[]
  /** What was signed against what the server says of itself. */
  readonly contradictions: readonly Contradiction[]
}

/** Of each place, whether it may receive this organisation's data now. */
export function hostVerdicts(
  server: StatedServer,
  papers: HostingPapers,
  law: Law,
  at: number,
): readonly PlaceVerdict[] {
  const moment = { at: instant(at), day: dayOf(instant(at)) }
  const aboutUs = newestAttestations(papers.attested.filter(({ about }) => about === papers.organisation))
  const owner = {
    organisation: papers.organisation,
    mode: papers.mode?.mode ?? "strict",
    settings: papers.settings?.settings ?? {},
    documents: [
      ...aboutUs.map((one) => attestedDocument(one)),
      ...modeDocuments(papers.mode, papers.organisation),
    ],
  } as const
  const privateOnly = treatsPrivatelyOnly(papers, at)
  return placesOf(server).map((place) => {
    const asked = poolOf(place, papers, law, at)
    const decided = decidePool(asked, owner, law, moment)
    const isUnknown = asked.provider.places.seat === "??" && !decided.receives
    const best = isUnknown
      ? decidePool({ ...asked, provider: atItsBest(place) }, owner, law, moment)
      : decided
    // What nobody answered is denied, and is no reason to move: an answer may open it.
    const verdict = { ...decided, mustMove: best.mustMove, atBest: best.decision }
    const file = providerFile(papers, place.operator, at)
    const gaps = isOwnHouse(file)
      ? []
      : blockingGaps(file?.answers ?? unanswered, useOf(file, place, privateOnly), law, moment.day)
    const against = file === null || file.answers === null ? [] : contradictions(place, file.answers)
    return { ...verdict, place, file, gaps, contradictions: against }
  })
}

/** The place that keeps data of this kind out: the server itself, or, where no store may receive it, the first store. */
export function closedPlace(verdicts: readonly PlaceVerdict[], kind: DataKind): PlaceVerdict | null {
  const server = verdicts.find(({ pool }) => pool === serverPlaceName)
  if (server?.receives === false) return server
  const stores = verdicts.filter(({ pool, place }) => pool !== serverPlaceName && holdsKind(place, kind))
  return stores.some(({ receives }) => receives) ? null : (stores[0] ?? server ?? null)
}

const holdsKind = ({ holds }: StatedPlace, kind: DataKind): boolean => holds === "both" || holds === kind
