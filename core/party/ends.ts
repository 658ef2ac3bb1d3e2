/** Everything signed that ends: with whom, when it stops counting, which rule asks again then, where it is renewed. */
import { ordering } from "../api/ordering.ts"
import { dayOf, instant } from "../policy/day.ts"
import { boundTo } from "../policy/documents.ts"
import { countsUntil, ruleWithout } from "../policy/expiry.ts"
import type { DocumentKind } from "../policy/vocabulary.ts"
import { newestAttestations } from "../records/attestation.ts"
import { isId } from "../records/id.ts"
import type { OrganisationId } from "../records/id.ts"
import type { StatementBody } from "../trust/statements.ts"
import { allCountries } from "../records/organisation.ts"
import { done, no } from "./answers.ts"
import { believeAttestations } from "./attestations.ts"
import type { Desk } from "./desk.ts"
import { ownProviders } from "./hosting.ts"
import type { EndLine } from "./officer-views.ts"
import type { Partners } from "./orders.ts"
import { readPartners } from "./partners.ts"
import { codeKey } from "./patient-events.ts"
import { refreshRegister } from "./register.ts"
import { ownMode } from "./signed-facts.ts"
import type { Signed } from "./signed.ts"
import { viewReason } from "./verdicts.ts"
import type { Answer } from "./views.ts"

const quarter = 90 * 86_400_000

type Ending = Pick<StatementBody<"attestation">, "about" | "validFrom" | "validUntil">

const nameIn = (desk: Desk, partners: Partners, id: string): string => {
  const partner = isId("org", id) ? partners.get(id)?.profile.body.profile.name : undefined
  const order = isId("order", id) ? desk.register.orders.get(id)?.number : undefined
  return partner ?? order ?? (id === desk.id ? "" : id)
}

function renewOf(desk: Desk, about: string): EndLine["renew"] {
  if (isId("order", about) && desk.register.orders.has(about)) return { to: "order", order: about }
  if (isId("org", about) && about !== desk.id) return { to: "partner", partner: about }
  return { to: "organisation" }
}

function documentEnd(
  desk: Desk,
  partners: Partners,
  kind: DocumentKind,
  { about, ...term }: Ending,
  isOurs = true,
): EndLine {
  return {
    kind,
    about: nameIn(desk, partners, about),
    isOurs,
    until: countsUntil({ kind, ...term }),
    stops: viewReason(ruleWithout[kind], ""),
    renew: renewOf(desk, about),
  }
}

/** The newest of each side: an older one was replaced by it. */
function agreementEnds(desk: Desk, partners: Partners): readonly EndLine[] {
  return [...partners].flatMap(([id, { ours, theirs }]) => {
    const newest = (list: readonly Signed<"agreement">[], isOurs: boolean): readonly EndLine[] =>
      (["data-agreement", "secrecy-undertaking"] as const).flatMap((kind) => {
        const all = list.filter(({ body }) => body.kind === kind).map(({ body }) => body)
        const last = all.toSorted((a, b) => b.validUntil - a.validUntil)[0]
        return last === undefined ? [] : [documentEnd(desk, partners, kind, { ...last, about: id }, isOurs)]
      })
    return [...newest(ours, true), ...newest(theirs, false)]
  })
}

/** What was signed for one order counts for that order: once it is over there is nothing to renew. */
const isForOneOrder = ({ about, covers, kind }: StatementBody<"attestation">): boolean =>
  boundTo(kind) === "order" || [about, ...covers].some((name) => isId("order", name))

async function attestedEnds(desk: Desk, partners: Partners): Promise<Answer<readonly EndLine[]>> {
  const reply = await desk.connection.call(ordering.ownStatements, { query: { kind: "attestation" } })
  if (!reply.ok) return no(reply.problem.code)
  const believed = await believeAttestations(reply.value.statements, desk.organisation)
  const ours = newestAttestations(believed.map(({ body }) => body))
  const now = desk.parts.now()
  const theirs = [...partners.values()].flatMap(({ attested }) => attested)
  return done([
    ...ours
      .filter((one) => !isForOneOrder(one) || countsUntil(one) > now)
      .map((one) => documentEnd(desk, partners, one.kind, one)),
    ...theirs.map((one) => documentEnd(desk, partners, one.kind, one, false)),
  ])
}

async function ownEnds(desk: Desk, partners: Partners): Promise<Answer<readonly EndLine[]>> {
  const files = await ownProviders(desk)
  if (!files.ok) return files
  const mode = await ownMode(desk)
  const lines = files.value.map(({ body }): EndLine => ({
    kind: "provider",
    about: body.operator === "self" ? "" : body.operator,
    isOurs: true,
    until: body.validUntil,
    stops: viewReason("g5-profile-incomplete", ""),
    renew: { to: "organisation" },
  }))
  if (mode?.mode !== "statutory") return done(lines)
  const term = { about: desk.id, validFrom: mode.at, validUntil: mode.validUntil }
  return done([...lines, documentEnd(desk, partners, "dpo-mode-approval", term)])
}

/** Under the patient's code for that recipient. One long over is renewed when the patient comes again, and not before. */
function consentEnds(desk: Desk, partners: Partners): readonly EndLine[] {
  const { codes, consents, withdrawals } = desk.register
  const recent = desk.parts.now() - quarter
  return [...consents.values()]
    .filter(({ consent, validUntil }) => !withdrawals.has(consent) && validUntil > recent)
    .map(({ patient, scope, validUntil }): EndLine => {
      const to: readonly OrganisationId[] = scope.recipients.flatMap(({ organisation }) =>
        isId("org", organisation) ? [organisation] : [],
      )
      const code = to.map((one) => codes.get(codeKey(patient, one))).find((one) => one !== undefined)
      const names = to.map((one) => nameIn(desk, partners, one))
      return {
        kind: "consent",
        about: [code ?? "", ...names].filter(Boolean).join(", "),
        isOurs: true,
        until: validUntil,
        stops: viewReason("g3-consent-expired", ""),
        renew: { to: "consent", patient, partner: to[0] ?? null },
      }
    })
}

/** What the house itself asks for; the law says "as soon as they can hear it" and knows no number of days. */
const daysToInform = 7

/** An order that went in an emergency, until somebody wrote down that the patient was told. */
function emergencyEnds(desk: Desk, partners: Partners): readonly EndLine[] {
  const { emergencies, informed, orders } = desk.register
  return [...emergencies.values()]
    .filter(({ order }) => orders.has(order) && !informed.has(order))
    .map(({ at, code, order, to }): EndLine => ({
      kind: "inform-patient",
      about: [code, nameIn(desk, partners, to)].join(", "),
      isOurs: true,
      until: at + daysToInform * 86_400_000,
      stops: viewReason("g3-ground-emergency", ""),
      renew: { to: "order", order },
    }))
}

/** Adequacy decisions of the countries in which a partner sits, works, stores or looks in from. */
function adequacyEnds(desk: Desk, partners: Partners): readonly EndLine[] {
  const today = dayOf(instant(desk.parts.now()))
  const profiles = [...partners.values()].map(({ profile }) => profile.body.profile)
  const countries = new Set(profiles.flatMap(({ places }) => allCountries(places)))
  return [...countries].flatMap((country): readonly EndLine[] => {
    const { endsOn } = desk.laws.current.countryOn(country, today)
    if (endsOn === null) return []
    return [
      {
        kind: "adequacy",
        about: country,
        isOurs: false,
        until: Date.parse(`${endsOn}T00:00:00Z`),
        stops: viewReason("g6-no-basis", ""),
        renew: { to: "nowhere" },
      },
    ]
  })
}

/** The first to end stands first. */
export async function showEnds(desk: Desk): Promise<Answer<readonly EndLine[]>> {
  const read = await refreshRegister(desk)
  if (!read.ok) return read
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const attested = await attestedEnds(desk, partners.value)
  if (!attested.ok) return attested
  const own = await ownEnds(desk, partners.value)
  if (!own.ok) return own
  return done(
    [
      ...agreementEnds(desk, partners.value),
      ...attested.value,
      ...own.value,
      ...consentEnds(desk, partners.value),
      ...emergencyEnds(desk, partners.value),
      ...adequacyEnds(desk, partners.value),
    ].toSorted((a, b) => a.until - b.until),
  )
}
