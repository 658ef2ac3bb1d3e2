/** Checks about a partner or a host: which are asked for, which stand signed, and the signature of one. */
import { providerFile, hostName, placesOf } from "../disclosure/hosting-facts.ts"
import { checkDays, checksOf, isCheckKind } from "../policy/checks.ts"
import type { CheckKind } from "../policy/checks.ts"
import { dayOf, instant, isDay } from "../policy/day.ts"
import { boundTo } from "../policy/documents.ts"
import { countsUntil } from "../policy/expiry.ts"
import { providerPlaces } from "../policy/provider.ts"
import { isId, randomId } from "../records/id.ts"
import type { AttestationKind } from "../records/attestation.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"
import { allCountries, countriesOrUnknown } from "../records/organisation.ts"
import { unanswered } from "../records/questionnaire.ts"
import { done, no } from "./answers.ts"
import { attest, attestForOrder, ownAttestations, viewAttestation } from "./attestations.ts"
import type { CheckInput, CheckView } from "./check-views.ts"
import type { Desk } from "./desk.ts"
import { ownProviders, statedServer } from "./hosting.ts"
import { decideOnward } from "./onward-decision.ts"
import { readPartners } from "./partners.ts"
import { knobsOf, ownSettings } from "./settings.ts"
import type { Answer } from "./views.ts"

interface Subject {
  readonly countries: readonly string[]
  readonly next: readonly string[]
}

async function partnerSubject(desk: Desk, partner: OrganisationId): Promise<Answer<Subject>> {
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const profile = partners.value.get(partner)?.profile.body.profile
  if (profile === undefined) return no("unknown-partner")
  const { places, onward } = profile
  const named = onward.kind === "named" ? onward.recipients : []
  return done({
    countries: countriesOrUnknown(places),
    next: named.map(({ organisation, name }) => organisation ?? name),
  })
}

/** Where the server says that the host stands, and where the host itself answered. */
async function hostSubject(desk: Desk, host: string): Promise<Answer<Subject>> {
  const server = await statedServer(desk)
  if (!server.ok) return server
  const places = placesOf(server.value).filter(({ operator }) => hostName(operator) === host)
  const [first] = places
  if (first === undefined) return no("provider-unknown")
  const files = await ownProviders(desk)
  if (!files.ok) return files
  const providers = files.value.map(({ body }) => body)
  const answers = providerFile({ providers }, first.operator, desk.parts.now())?.answers ?? null
  const answered = allCountries(providerPlaces(answers ?? unanswered)).filter((code) => code !== "??")
  return done({
    countries: [...new Set([...places.map(({ country }) => country), ...answered])],
    next: (answers?.onwardRecipients ?? []).map((_, at) => `next-${at + 1}`),
  })
}

const subjectOf = (desk: Desk, about: string): Promise<Answer<Subject>> =>
  isId("org", about) ? partnerSubject(desk, about) : hostSubject(desk, about)

/** Each check that countries and next recipients ask for, with what stands signed now. */
export async function readChecks(desk: Desk, about: string): Promise<Answer<readonly CheckView[]>> {
  const subject = await subjectOf(desk, about)
  if (!subject.ok) return subject
  const { countriesAsThird } = knobsOf(await ownSettings(desk))
  const now = desk.parts.now()
  const asked = checksOf({ ...subject.value, countriesAsThird }, desk.laws.current, dayOf(instant(now)))
  const signed = await ownAttestations(desk, [about])
  return done(
    asked.map(({ kind, covers }): CheckView => {
      const one = signed.find((attestation) => attestation.kind === kind)
      if (one === undefined) return { kind, covers, standing: null, until: null, counts: false }
      const until = countsUntil({ kind, validFrom: one.validFrom, validUntil: one.validUntil })
      const isWhole = ofList.includes(kind) || covers.every((country) => one.covers.includes(country))
      const counts = one.result === "positive" && one.validFrom <= now && now < until && isWhole
      return { kind, covers, standing: viewAttestation(one), until, counts }
    }),
  )
}

/** What these cover is no country: the end of the listing, the module that was agreed. */
const ofList: readonly CheckKind[] = ["dpf-check", "standard-contractual-clauses"]

/** Covers what the subject is today; where it moves, the check no longer reaches, and is asked for anew. */
export async function signCheck(desk: Desk, input: CheckInput): Promise<Answer<null>> {
  const { about, kind, result, text, detail } = input
  const subject = await subjectOf(desk, about)
  if (!subject.ok) return subject
  if (kind === "onward-decision" && isId("org", about)) {
    return decideOnward(desk, randomId("order"), { to: about, text })
  }
  if (kind === "dpf-check" && result === "positive" && !isDay(detail)) return no("check-without-day")
  const { countries, next } = subject.value
  const covers = ofList.includes(kind)
    ? [detail].filter((part) => part.trim() !== "")
    : kind === "onward-decision"
      ? next
      : countries
  return attest(desk, {
    kind,
    about: boundTo(kind) === "sender" ? desk.id : about,
    covers,
    result,
    text,
    days: checkDays(kind),
  })
}

/** While an order is written: a check is about the recipient and lasts; all else is about this order alone. */
export async function attestDraft(
  desk: Desk,
  order: OrderId,
  { kind, to, text }: { readonly kind: AttestationKind; readonly to: OrganisationId; readonly text: string },
): Promise<Answer<null>> {
  if (kind === "onward-decision") return decideOnward(desk, order, { to, text })
  if (isCheckKind(kind)) return signCheck(desk, { about: to, kind, result: "positive", text, detail: "" })
  const subject = await partnerSubject(desk, to)
  return subject.ok ? attestForOrder(desk, order, { kind, to, text }, subject.value.countries) : subject
}
