/** What every document is made of: the own profile, partners, the server's places and today's law, read live and put in words. */
import { place } from "../api/place.ts"
import type { StatedServer } from "../disclosure/hosting-facts.ts"
import { selfRun } from "../paper/legal/frame.words.ts"
import type { PlacesOf } from "../paper/legal/agreement.ts"
import type { NamedRecipient, RetentionLine } from "../paper/legal/information.ts"
import type { NamedCountry, PaperFrame } from "../paper/legal/legal-paper.ts"
import type { Language } from "../paper/pdf.ts"
import { dayOf, instant } from "../policy/day.ts"
import type { Day } from "../policy/day.ts"
import type { Law } from "../policy/law.ts"
import type { Knobs } from "../policy/knobs.ts"
import { backupDays, retentionTable } from "../policy/retention.ts"
import type { RetentionRow } from "../policy/retention.ts"
import { retentionEnglish } from "./paper-retention.ts"
import { allCountries } from "../records/organisation.ts"
import type { OrganisationProfile, Places } from "../records/organisation.ts"
import { tradeWords } from "../records/trade-words.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { Partners } from "./orders.ts"
import { ownProfile, readPartners } from "./partners.ts"
import { knobsOf, ownSettings } from "./settings.ts"
import { ownMode } from "./signed-facts.ts"
import type { Answer } from "./views.ts"

export interface PaperFacts {
  readonly language: Language
  readonly frame: PaperFrame
  readonly own: OrganisationProfile
  readonly partners: Partners
  readonly today: Day
  readonly law: Law
  /** As the server states its places; `frame` has them in words. */
  readonly server: StatedServer
  readonly operatorName: (operator: string) => string
  /** Who runs the server, where it names a company; null where it is run by one of those who use it. */
  readonly host: string | null
  /** As a practice set it; null where the one who issues is no practice, for it is the practice that says so. */
  readonly labRole: Knobs["labRole"] | null
  /** Settings and mode in force: no document may promise less than they forbid, or more than they allow. */
  readonly knobs: Knobs
  readonly mode: "strict" | "statutory"
}

export async function readPaperFacts(desk: Desk, language: Language): Promise<Answer<PaperFacts>> {
  const own = await ownProfile(desk)
  if (!own.ok) return own
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const about = await desk.connection.call(place.about, {})
  if (!about.ok) return no(about.problem.code)
  const { profile } = own.value.signed.body
  const today = dayOf(instant(desk.parts.now()))
  const { country, pools } = about.value
  const operator = operatorIn(about.value.operator, language)
  const frame: PaperFrame = {
    language,
    issuer: { name: profile.name, address: addressOf(profile, language), contact: contactOf(profile) },
    day: today,
    server: {
      operator,
      country: countryIn(country, language),
      pools: pools.map((pool) => ({
        name: pool.name,
        operator: operatorIn(pool.operator, language),
        country: countryIn(pool.country, language),
      })),
    },
  }
  const named = about.value.operator
  const host = named === "self" || named === "" ? null : named
  const knobs = knobsOf(await ownSettings(desk))
  return done({
    language,
    knobs,
    mode: (await ownMode(desk))?.mode ?? "strict",
    server: { country, operator: named, pools },
    operatorName: (one) => operatorIn(one, language),
    frame,
    own: profile,
    partners: partners.value,
    today,
    law: desk.laws.current,
    host,
    labRole: profile.role === "practice" ? knobs.labRole : null,
  })
}

export const operatorIn = (operator: string, language: Language): string =>
  operator === "self" || operator === "" ? selfRun[language] : operator

/** "??" is no country of any calendar: it is shown as what it is. */
export function countryIn(code: string, language: Language): NamedCountry {
  const unknown = language === "de" ? "nicht angegeben" : "not stated"
  if (!/^[A-Z]{2}$/u.test(code)) return { code, name: unknown }
  const names = new Intl.DisplayNames(language === "de" ? "de-DE" : "en-GB", {
    type: "region",
    fallback: "code",
  })
  return { code, name: names.of(code) ?? code }
}

export const addressOf = ({ address }: OrganisationProfile, language: Language): string =>
  [
    address.street,
    `${address.postalCode} ${address.city}`.trim(),
    address.country === "" ? "" : countryIn(address.country, language).name,
  ]
    .filter(Boolean)
    .join(", ")

const contactOf = ({ contact }: OrganisationProfile): string =>
  [contact.phone, contact.email].filter(Boolean).join(", ")

export function placesIn(places: Places, language: Language): PlacesOf {
  const named = (codes: readonly string[]) => codes.map((code) => countryIn(code, language))
  return {
    seat: countryIn(places.seat, language),
    processing: named(places.processing),
    storage: named(places.storage),
    backup: named(places.backup),
    support: named(places.support),
  }
}

export const recipientIn = (profile: OrganisationProfile, language: Language): NamedRecipient => ({
  name: profile.name,
  role: tradeWords[language].roles[profile.role],
  address: addressOf(profile, language),
  countries: allCountries(profile.places).map((code) => countryIn(code, language)),
})

/** Who makes something is what the practice holds it to be (spec policy 2.6); of everybody else nobody disputes it. */
export function recipientInLaw(profile: OrganisationProfile, facts: PaperFacts): NamedRecipient {
  const named = recipientIn(profile, facts.language)
  const isMaker = profile.role === "laboratory" || profile.role === "milling-centre"
  if (facts.labRole === null || !isMaker) return named
  return { ...named, role: `${named.role}, ${labRoleWords[facts.language][facts.labRole]}` }
}

const labRoleWords = {
  de: { processor: "Auftragsverarbeiter", controller: "selbst verantwortlich" },
  en: { processor: "processor", controller: "controller of its own" },
} as const

export const partnerProfiles = ({ partners }: PaperFacts): readonly OrganisationProfile[] =>
  [...partners.values()].map(({ profile }) => profile.body.profile)

/** Countries of the partners, each once. */
export const partnerCountries = (facts: PaperFacts): readonly string[] => [
  ...new Set(partnerProfiles(facts).flatMap(({ places }) => allCountries(places))),
]

/** What only the maker keeps, and what only the practice does. */
const notKeptBy = {
  practice: ["custom-made-statement", "custom-made-implantable", "custom-made-documentation"],
  maker: ["treatment-record", "radiograph", "radiograph-minor", "radiotherapy", "consent"],
} as const satisfies Record<string, readonly RetentionRow["record"][]>

/** The Civil Code's record is the practice's; whoever makes answers for its own log by the GDPR alone. */
const makersLogLaw = { de: "Art. 5 Abs. 2 DSGVO", en: "Art. 5(2) GDPR" } as const

/** For patients, only what this side keeps; the erasure concept has the whole table. */
export function ownRetention(facts: PaperFacts): readonly RetentionLine[] {
  const others: readonly string[] = facts.own.role === "practice" ? notKeptBy.practice : notKeptBy.maker
  return retentionLines(facts)
    .filter(({ record }) => !others.includes(record))
    .map(({ name, period, from, law: ground, record }) => ({
      name,
      period,
      from,
      law:
        facts.own.role !== "practice" && record === "disclosure-log" ? makersLogLaw[facts.language] : ground,
    }))
}

export const retentionLines = ({
  knobs,
  language,
}: PaperFacts): readonly (RetentionLine & Pick<RetentionRow, "record">)[] =>
  retentionTable.map((row) => ({
    record: row.record,
    name: language === "de" ? row.name : retentionEnglish[row.record].name,
    period: periodOf(daysOf(row, knobs), language),
    from: language === "de" ? row.event : retentionEnglish[row.record].event,
    law: row.law,
  }))

/** As set, not as shipped; and the server's backups end when its erasure protocols say so. */
function daysOf(row: RetentionRow, knobs: Knobs): RetentionRow {
  if (row.record === "parcel") return { ...row, days: knobs.parcelTtlDays }
  return row.record === "backup" ? { ...row, days: backupDays } : row
}

function periodOf({ atMost, record, years, days, until28 }: RetentionRow, language: Language): string {
  const say = periodWords[language]
  const length = years > 0 ? say.years(years) : say.days(days)
  if (record === "delivery-note") return say.untilInvoice(length)
  if (until28) return say.until28(length)
  return atMost ? say.atMost(length) : length
}

const periodWords = {
  de: {
    years: (count: number) => `${count} ${count === 1 ? "Jahr" : "Jahre"}`,
    days: (count: number) => `${count} ${count === 1 ? "Tag" : "Tage"}`,
    untilInvoice: (length: string) => `bis die Rechnung da ist, sonst ${length}`,
    until28: (length: string) => `${length}, mindestens bis zum 28. Geburtstag`,
    atMost: (length: string) => `höchstens ${length}`,
  },
  en: {
    years: (count: number) => `${count} ${count === 1 ? "year" : "years"}`,
    days: (count: number) => `${count} ${count === 1 ? "day" : "days"}`,
    untilInvoice: (length: string) => `until the invoice is there, otherwise ${length}`,
    until28: (length: string) => `${length}, at least until the 28th birthday`,
    atMost: (length: string) => `at most ${length}`,
  },
} as const
