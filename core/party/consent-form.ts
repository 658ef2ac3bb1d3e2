/** The consent form as text: every element of it, in the words that are on screen, with what was ticked (spec 5.1). */
import { dayOf, instant } from "../policy/day.ts"
import type { Law } from "../policy/law.ts"
import { contentKinds } from "../records/consent.ts"
import type { ConsentScope, ContentKind } from "../records/consent.ts"
import type { Sheet, SheetBlock, SheetElement, TickName } from "../records/consent-sheet.ts"
import { informationVersion, riskSheetVersion } from "../paper/legal/sheet-versions.ts"
import { consentForm } from "../records/consent-proof.ts"
import type { DeskIdentityCheck } from "../records/consent-proof.ts"
import { consentWords } from "../records/consent-words.ts"
import { allCountries } from "../records/organisation.ts"
import type { OrganisationProfile } from "../records/organisation.ts"
import { tradeWords } from "../records/trade-words.ts"
import type { SheetFrame } from "./consent-input.ts"
import type { PatientView } from "./patient-views.ts"
import type { PartnerView } from "./people-views.ts"

export type Signer = "patient" | "guardian" | "both-guardians" | "representative"

type Named = Pick<PartnerView, "organisation" | "profile">

/** What the practice settles before it hands the device over. */
export interface SheetFacts {
  readonly practice: OrganisationProfile
  readonly patient: PatientView
  readonly recipient: Named
  readonly mills: readonly Named[]
  readonly purpose: ConsentScope["purpose"]
  /** Files that cannot be cleaned are asked for as well. */
  readonly documents: boolean
  readonly signer: Signer
  /** Who signs for the patient and by which right, as it stands on the sheet; empty where the patient signs. */
  readonly signedBy: string
  readonly months: 3 | 6 | 12
  /** Empty where the name is not offered. */
  readonly nameReason: string
  readonly explainedBy: string
  /** How somebody at the desk knows who signs; null until it is said. On the own telephone nobody looks. */
  readonly identity: DeskIdentityCheck | null
  /** Whoever explained it looked at authority or capacity, where one of them matters (spec 5.4). */
  readonly attested: boolean
  readonly law: Law
  /** After pick-up, as the practice set it. */
  readonly eraseAfterDays: number
  readonly at: number
  /** On the practice's device, or on the patient's own telephone by a link. */
  readonly where: "practice" | "own-phone"
}

const text = (line: string): SheetBlock => ({ kind: "text", text: line })
const tick = (name: TickName, line: string): SheetBlock => ({ kind: "tick", name, text: line })

export const validUntil = ({ at, months }: SheetFacts): number => {
  const end = new Date(at)
  end.setMonth(end.getMonth() + months)
  return end.getTime()
}

function countriesOf(facts: SheetFacts): readonly string[] {
  const all = [facts.recipient, ...facts.mills].flatMap(({ profile }) => allCountries(profile.places))
  return [...new Set(all)]
}

/** Countries for which the risks must be told and ticked on their own (Art. 49(1)(a) GDPR). */
export function riskyCountries(facts: SheetFacts): readonly string[] {
  const today = dayOf(instant(facts.at))
  return countriesOf(facts).filter((country) => {
    const { class: cls } = facts.law.countryOn(country, today)
    return cls === "third" || cls === "unknown"
  })
}

export function yearsOld(birthDate: string | null, at: number): number | null {
  const [year, month, day] = (birthDate ?? "").split("-").map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const now = new Date(at)
  const had = now.getMonth() + 1 > month || (now.getMonth() + 1 === month && now.getDate() >= day)
  return now.getFullYear() - year - (had ? 0 : 1)
}

const isMinor = ({ patient, at }: SheetFacts): boolean => (yearsOld(patient.birthDate, at) ?? 0) < 18

const addressOf = ({ address }: OrganisationProfile): string =>
  `${address.street}, ${address.postalCode} ${address.city}`

const fullName = ({ given, family }: PatientView): string => [given, family].filter(Boolean).join(" ")

/** What a language brings: the sentences, and how it writes days, countries and lists. */
interface Voice {
  readonly consent: (typeof consentWords)["de"]
  readonly trade: (typeof tradeWords)["de"]
  readonly day: (iso: string) => string
  readonly date: (at: number) => string
  readonly country: (code: string) => string
  readonly list: (items: readonly string[]) => string
}

function voiceIn(language: Sheet["language"]): Voice {
  const locale = language === "de" ? "de-DE" : "en-GB"
  const date = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric" })
  const regions = new Intl.DisplayNames(locale, { type: "region", fallback: "code" })
  const list = new Intl.ListFormat(locale, { type: "conjunction" })
  return {
    consent: consentWords[language],
    trade: tradeWords[language],
    day: (iso) => {
      const [year, month, day] = iso.split("-").map(Number)
      if (year === undefined || month === undefined || day === undefined) return iso
      return date.format(new Date(year, month - 1, day))
    },
    date: (at) => date.format(at),
    country: (code) => (/^[A-Z]{2}$/u.test(code) ? (regions.of(code) ?? code) : code),
    list: (items) => list.format(items),
  }
}

/** Every element of the form in the order of the specification (policy 5.1). */
const elementsOf = (facts: SheetFacts, voice: Voice): readonly SheetElement[] => [
  ...whoAndWhat(facts, voice),
  ...toWhom(facts, voice),
  ...declarations(facts, voice),
  ...closing(facts, voice),
]

type Part = (facts: SheetFacts, voice: Voice) => readonly SheetElement[]

const whoAndWhat: Part = (facts, { consent, day, trade }) => {
  const { practice, patient } = facts
  const officer = practice.contact.dataProtectionOfficer
  const contact = [practice.contact.phone, practice.contact.email].filter(Boolean).join(", ")
  const born = patient.birthDate === null ? consent.unknown : day(patient.birthDate)
  return [
    {
      title: consent.practice,
      blocks: [
        text(consent.practiceText(practice.name, addressOf(practice))),
        text(consent.practiceContact(contact)),
        text(consent.officer(officer === "" ? consent.none : officer)),
      ],
    },
    {
      title: consent.person,
      blocks: [
        text(consent.personText(fullName(patient), consent.born(born))),
        text(consent.signerText(consent.signers[facts.signer])),
        ...(facts.signer === "patient" ? [] : [text(consent.signedByText(facts.signedBy))]),
      ],
    },
    { title: consent.purpose, blocks: [text(consent.purposeText(trade.purposes[facts.purpose]))] },
    {
      title: consent.kinds,
      blocks: [
        text(consent.kindsLead),
        {
          kind: "kinds",
          offered: offeredKinds(facts).map((content) => ({ content, text: trade.contentKinds[content] })),
        },
      ],
    },
    {
      title: consent.form,
      blocks: [
        ...(facts.nameReason === "" ? [] : [text(consent.formNameText(facts.nameReason))]),
        {
          kind: "form",
          offered: [
            { form: "code", text: consent.formCode },
            ...(facts.nameReason === "" ? [] : [{ form: "name" as const, text: consent.formName }]),
          ],
        },
        text(consent.formLabels),
        text(consent.formNot),
      ],
    },
  ]
}

const toWhom: Part = (facts, { consent, country, list, trade }) => {
  const { recipient, mills } = facts
  const { name, role, places } = recipient.profile
  const seat = country(places.seat)
  const named = mills.map(({ profile }) => `${profile.name}, ${country(profile.places.seat)}`)
  const countries = list(countriesOf(facts).map(country))
  return [
    {
      title: consent.recipients,
      blocks: [text(consent.recipientText(name, trade.roles[role], addressOf(recipient.profile), seat))],
    },
    {
      title: consent.onward,
      blocks: [text(named.length === 0 ? consent.onwardNone : consent.onwardText(list(named)))],
    },
    { title: consent.place, blocks: [text(consent.placeText(countries))] },
  ]
}

const declarations: Part = (facts, { consent, country, list }) => {
  const risky = list(riskyCountries(facts).map(country))
  const third: SheetElement = {
    title: consent.third,
    blocks: [
      text(consent.thirdText(risky)),
      text(consent.thirdSafeguards),
      text(consent.thirdSheet(riskSheetVersion)),
      tick("third", consent.thirdTick(risky)),
    ],
  }
  return [
    { title: consent.explicit, blocks: [tick("explicit", consent.explicitTick)] },
    { title: consent.secrecy, blocks: [tick("secrecy", consent.secrecyTick(facts.practice.name))] },
    ...(risky === "" ? [] : [third]),
    { title: consent.made, blocks: [text(consent.madeText(list(madeIn(facts).map(country))))] },
  ]
}

const closing: Part = (facts, { consent, date }) => {
  const capable = facts.signer === "patient"
  const minors: SheetElement = {
    title: consent.minors,
    blocks: [tick("minors", capable ? consent.capacityTick : consent.minorsTick(fullName(facts.patient)))],
  }
  return [
    { title: consent.storage, blocks: [text(consent.storageText(facts.eraseAfterDays))] },
    { title: consent.free, blocks: [text(consent.freeText)] },
    {
      title: consent.withdraw,
      blocks: [text(facts.where === "own-phone" ? consent.withdrawByLink : consent.withdrawText)],
    },
    { title: consent.validity, blocks: [text(consent.validityText(date(validUntil(facts))))] },
    { title: consent.rights, blocks: [text(consent.rightsText)] },
    { title: consent.information, blocks: [text(consent.informationText(informationVersion))] },
    ...(isMinor(facts) ? [minors] : []),
    { title: consent.questions, blocks: [tick("questions", consent.questionsTick)] },
  ]
}

const madeIn = ({ recipient, mills }: SheetFacts): readonly string[] => [
  ...new Set([recipient, ...mills].flatMap(({ profile }) => profile.places.processing)),
]

/** Kinds a laboratory ever needs; documents are asked for only where one is to be sent. */
export const offeredKinds = ({ documents }: Pick<SheetFacts, "documents">): readonly ContentKind[] =>
  contentKinds.filter((kind) => kind !== "document" || documents)

/** The whole form in one language, for whichever screen or paper shows it. */
export function sheetOf(facts: SheetFacts, language: Sheet["language"]): Sheet {
  const voice = voiceIn(language)
  const { heading, ownPhone } = voice.consent
  return {
    language,
    heading,
    elements: elementsOf(facts, voice),
    place: facts.where === "own-phone" ? ownPhone : facts.practice.address.city,
  }
}

/** What the practice settled; kinds and form follow from the patient's crosses. */
export function frameOf(facts: SheetFacts): SheetFrame {
  const named = ({ organisation, profile }: Named) => ({ organisation, country: profile.places.seat })
  return {
    patient: facts.patient.patient,
    scope: {
      recipients: [named(facts.recipient)],
      onward: facts.mills.map(named),
      purpose: facts.purpose,
      kinds: [],
      category: "pseudonymised",
      countries: [...countriesOf(facts)],
    },
    signer: facts.signer,
    minor: isMinor(facts),
    attested: facts.attested,
    validUntil: validUntil(facts),
    explainedBy: facts.explainedBy,
    ...proofOf(facts),
  }
}

/** Empty where nobody at the desk said how they know who signs: the screen does not go on without it. */
function proofOf(facts: SheetFacts): Pick<SheetFrame, "proof"> {
  const identity = facts.where === "own-phone" ? "link-and-birth-date" : facts.identity
  if (identity === null) return {}
  const risks = riskyCountries(facts).map((country) => ({ country, version: riskSheetVersion }))
  return { proof: { ...consentForm, information: informationVersion, risks, identity, where: facts.where } }
}

/** Adults who sign for themselves need no attestation; everybody else does. */
export const needsAttestation = (facts: SheetFacts): boolean => facts.signer !== "patient" || isMinor(facts)
