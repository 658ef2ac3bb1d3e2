/** Where this organisation's data may lie: what the server states of itself, judged by the organisation's own signed files. */
import { ordering } from "../api/ordering.ts"
import { place } from "../api/place.ts"
import {
  closedPlace,
  hostName,
  hostVerdicts,
  placesOf,
  serverPlaceName,
  treatsPrivatelyOnly,
} from "../disclosure/hosting-facts.ts"
import type { HostingPapers, PlaceVerdict, StatedServer } from "../disclosure/hosting-facts.ts"
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { sentence } from "../policy/sentence.ts"
import type { Reason } from "../policy/decision.ts"
import type { Knobs } from "../policy/knobs.ts"
import { clockSlack } from "../records/clocks.ts"
import { maySetRules } from "../records/organisation.ts"
import { ownHouseText } from "../records/own-house.ts"
import { roleOfDevice } from "../trust/organisation-log.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import type { No } from "./answers.ts"
import { ownAttestations } from "./attestations.ts"
import type { Desk } from "./desk.ts"
import { ownMode } from "./signed-facts.ts"
import { ownSettings, settingsFrom } from "./settings.ts"
import { believeAll } from "./signed.ts"
import type { Signed } from "./signed.ts"
import { isOlderThanKnown, readKnown, stateCounted } from "./stated.ts"
import type { HostView } from "./hosting-views.ts"
import { viewVerdict } from "./verdicts.ts"
import type { Answer, Refusal } from "./views.ts"

/** What stands in one's own rooms stays there; where it does not, the owner signs anew. */
const ownHouseDays = 5 * 366

/** The newest of each operator, along the chain from the first: what is not linked, or signed by nobody entitled, is passed over. */
function follow(
  all: readonly Signed<"provider">[],
  desk: Pick<Desk, "organisation">,
): readonly Signed<"provider">[] {
  const newest = new Map<string, Signed<"provider">>()
  for (const one of all.toSorted((a, b) => a.body.version - b.body.version)) {
    const { host, operator, previous, version } = one.body
    const isEntitled = maySetRules(roleOfDevice(desk.organisation, one.device, one.body.at))
    const before = newest.get(host)
    const isNext = previous === (before?.hash ?? null) && version === (before?.body.version ?? 0) + 1
    if (isEntitled && isNext && host === hostName(operator)) newest.set(host, one)
  }
  return [...newest.values()]
}

/** The newest files; a server that hides a newer one than this device saw or the own record notes is believed none. */
export async function ownProviders(desk: Desk): Promise<Answer<readonly Signed<"provider">[]>> {
  const known = await readKnown(desk, "provider")
  if (!known.ok) return known
  const reply = await desk.connection.call(ordering.ownStatements, { query: { kind: "provider" } })
  if (!reply.ok) return no(reply.problem.code)
  const files = follow(await believeAll("provider", reply.value.statements, desk.organisation), desk)
  const noted = [...known.value.stated.values()].filter(({ statement }) => statement === "provider")
  const hosts = new Set([...files.map(({ body }) => body.host), ...noted.map(({ name }) => name)])
  for (const host of hosts) {
    const file = files.find(({ body }) => body.host === host)
    const shown = file === undefined ? null : { version: file.body.version, hash: file.hash }
    if (await isOlderThanKnown(desk, known.value, { statement: "provider", name: host }, shown)) {
      desk.alarm({ code: "provider-rolled-back", details: {} })
      return no("provider-rolled-back")
    }
  }
  return done(files)
}

export async function statedServer(desk: Pick<Desk, "connection">): Promise<Answer<StatedServer>> {
  const reply = await desk.connection.call(place.about, {})
  if (!reply.ok) return no(reply.problem.code)
  const { country, operator, pools } = reply.value
  return done({ country, operator, pools })
}

async function ownPapers(desk: Desk, server: StatedServer): Promise<Answer<HostingPapers>> {
  const files = await ownProviders(desk)
  if (!files.ok) return files
  const operators = new Set(placesOf(server).map(({ operator }) => operator))
  return done({
    organisation: desk.id,
    providers: files.value.map(({ body }) => body),
    attested: await ownAttestations(desk, [desk.id, ...[...operators].map((one) => hostName(one))]),
    mode: await ownMode(desk),
    settings: await ownSettings(desk),
  })
}

/** The house signed that it has no licence for statutory care: § 393 SGB V is not asked of it. */
export const isPrivateOnly = async (desk: Desk): Promise<boolean> =>
  treatsPrivatelyOnly(
    { organisation: desk.id, attested: await ownAttestations(desk, [desk.id]) },
    desk.parts.now(),
  )

/** With other settings in place of the signed ones: what they would change is asked before they are signed. */
export async function readHosts(
  desk: Desk,
  instead: Knobs | null = null,
): Promise<Answer<readonly PlaceVerdict[]>> {
  const server = await statedServer(desk)
  if (!server.ok) return server
  const papers = await ownPapers(desk, server.value)
  if (!papers.ok) return papers
  const settings = instead === null ? papers.value.settings : { settings: settingsFrom(instead) }
  return done(hostVerdicts(server.value, { ...papers.value, settings }, desk.laws.current, desk.parts.now()))
}

/**
 * Asked before anything is uploaded. What is passed on out of another's order lies on that organisation's word about
 * the server: this device cannot see its papers, the server can (docs/decisions/0027).
 */
export async function hostObstacle(desk: Desk, isPassedOn: boolean): Promise<No | null> {
  if (isPassedOn) return null
  const verdicts = await readHosts(desk)
  if (!verdicts.ok) return no(verdicts.refusal.code)
  const closed = closedPlace(verdicts.value, "health")
  if (closed === null) return null
  return no(closed.mustMove ? "pool-not-allowed" : "host-needs-papers", { place: closed.pool })
}

/** A place that may take nothing in takes the last word in neither; the closure itself is no patient's data and passes. */
export const isKeptOut = ({ code }: Refusal): boolean =>
  code === "pool-not-allowed" || code === "host-needs-papers"

/** What must go from a store goes to one that holds the same and may receive; from the server itself, to no store. */
const placesToMove = (from: PlaceVerdict, all: readonly PlaceVerdict[]): readonly string[] =>
  from.receives || from.place.name === serverPlaceName
    ? []
    : all
        .filter(({ place, receives }) => {
          const holdsIt = place.holds === "both" || place.holds === from.place.holds
          return receives && holdsIt && place.name !== serverPlaceName
        })
        .map(({ place }) => place.name)

export const viewHosts = (verdicts: readonly PlaceVerdict[]): readonly HostView[] =>
  verdicts.map((one) => ({ ...viewHost(one), moveTo: placesToMove(one, verdicts) }))

/** Each reason once: what is unknown now, then what is asked for once it is known. */
const united = (now: readonly Reason[], then: readonly Reason[]): readonly Reason[] => [
  ...now,
  ...then.filter(({ id, gate }) => gate !== "G0" && now.every((one) => one.id !== id)),
]

const viewHost = ({
  place: stated,
  file,
  gaps,
  receives,
  mustMove,
  decision,
  atBest,
  contradictions,
}: PlaceVerdict): Omit<HostView, "moveTo"> => ({
  ...stated,
  host: hostName(stated.operator),
  receives,
  // An unanswered question is cured by an answer; what the server itself says of its country is not.
  mustMove: mustMove && (file === null || gaps.length === 0),
  verdict: viewVerdict(decision),
  gaps,
  contradictions,
  deployment: file?.deployment ?? "unstated",
  reasons: receives
    ? []
    : [
        ...united(decision.reasons, atBest.reasons).map((reason) => ({
          de: sentence(reason, "dpo", "de") ?? reason.id,
          en: sentence(reason, "dpo", "en") ?? reason.id,
        })),
        ...(file === null ? [] : gaps.map((gap) => gap.sentence)),
      ],
  signedAt: file?.at ?? null,
  validUntil: file?.validUntil ?? null,
})

type FileInput = Pick<StatementBody<"provider">, "operator" | "deployment" | "answers" | "evidence"> & {
  readonly text: string
  readonly days: number
}

/** Signed in place of the one that stood there; the hash of that one stands in it. */
export async function signProvider(desk: Desk, input: FileInput): Promise<Answer<null>> {
  if (!maySetRules(desk.organisation.members.get(desk.user)?.role)) return no("owner-needed")
  const files = await ownProviders(desk)
  if (!files.ok) return files
  const host = hostName(input.operator)
  const before = files.value.find(({ body }) => body.host === host)
  const now = desk.parts.now()
  const signed = await stateCounted(desk, "provider", host, {
    organisation: desk.id,
    at: now,
    operator: input.operator,
    host,
    deployment: input.deployment,
    answers: input.answers,
    ...(input.evidence === undefined ? {} : { evidence: input.evidence }),
    version: (before?.body.version ?? 0) + 1,
    text: hashHex(utf8(input.text)),
    validFrom: now - clockSlack,
    validUntil: now + input.days * 86_400_000,
    previous: before?.hash ?? null,
  })
  if (signed.ok) desk.tell({ kind: "changed", what: "status" })
  return signed.ok ? done(null) : signed
}

/** One sentence, one tick: only where the server itself names nobody else. */
export async function stateOwnHouse(desk: Desk, language: "de" | "en"): Promise<Answer<null>> {
  const server = await statedServer(desk)
  if (!server.ok) return server
  if (!placesOf(server.value).some(({ operator }) => operator === "self")) return no("server-run-by-company")
  return signProvider(desk, {
    operator: "self",
    deployment: "on-prem",
    answers: null,
    text: ownHouseText[language],
    days: ownHouseDays,
  })
}
