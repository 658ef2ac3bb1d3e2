/** The consent form as text: every element of it, in the words that are on screen, with what was ticked (spec 5.1). */
import type { SheetFrame } from "@zahnwolke/core/party/consent-input"
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import type { Law } from "@zahnwolke/core/policy/law"
import { dayOf, instant } from "@zahnwolke/core/policy/day"
import { contentKinds } from "@zahnwolke/core/records/consent"
import type { ConsentScope, ContentKind } from "@zahnwolke/core/records/consent"
import type { Sheet, SheetBlock, SheetElement, TickName } from "@zahnwolke/core/records/consent-sheet"
import { allCountries } from "@zahnwolke/core/records/organisation"
import type { OrganisationProfile } from "@zahnwolke/core/records/organisation"
import type { Formats } from "../words/formats.ts"
import type { Words } from "../words/words.tsx"

export type Signer = "patient" | "guardian" | "both-guardians" | "representative"

/** What the practice settles before it hands the device over. */
export interface SheetFacts {
  readonly practice: OrganisationProfile
  readonly patient: PatientView
  readonly recipient: PartnerView
  readonly mills: readonly PartnerView[]
  readonly purpose: ConsentScope["purpose"]
  /** Files that cannot be cleaned are asked for as well. */
  readonly documents: boolean
  readonly signer: Signer
  readonly months: 3 | 6 | 12
  /** Empty where the name is not offered. */
  readonly nameReason: string
  readonly explainedBy: string
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

/** Every element of the form in the order of the specification (policy 5.1). */
export const elementsOf = (facts: SheetFacts, words: Words, formats: Formats): readonly SheetElement[] => [
  ...whoAndWhat(facts, words, formats),
  ...toWhom(facts, words, formats),
  ...declarations(facts, words, formats),
  ...closing(facts, words, formats),
]

type Part = (facts: SheetFacts, words: Words, formats: Formats) => readonly SheetElement[]

const whoAndWhat: Part = (facts, { consent, terms, patients, app }, formats) => {
  const { practice, patient } = facts
  const officer = practice.contact.dataProtectionOfficer
  const contact = [practice.contact.phone, practice.contact.email].filter(Boolean).join(", ")
  const born = patient.birthDate === null ? app.unknown : formats.day(patient.birthDate)
  return [
    {
      title: consent.practice,
      blocks: [
        text(consent.practiceText(practice.name, addressOf(practice))),
        text(consent.practiceContact(contact)),
        text(consent.officer(officer === "" ? app.none : officer)),
      ],
    },
    {
      title: consent.person,
      blocks: [
        text(consent.personText(fullName(patient), patients.born(born))),
        text(consent.signerText(consent.signers[facts.signer])),
      ],
    },
    { title: consent.purpose, blocks: [text(consent.purposeText(terms.purposes[facts.purpose]))] },
    {
      title: consent.kinds,
      blocks: [
        text(consent.kindsLead),
        {
          kind: "kinds",
          offered: offeredKinds(facts).map((content) => ({ content, text: terms.contentKinds[content] })),
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

const toWhom: Part = (facts, { consent, terms }, formats) => {
  const { recipient, mills } = facts
  const { name, role, places } = recipient.profile
  const seat = formats.country(places.seat)
  const named = mills.map(({ profile }) => `${profile.name}, ${formats.country(profile.places.seat)}`)
  const countries = formats.list(countriesOf(facts).map(formats.country))
  return [
    {
      title: consent.recipients,
      blocks: [text(consent.recipientText(name, terms.roles[role], addressOf(recipient.profile), seat))],
    },
    {
      title: consent.onward,
      blocks: [text(named.length === 0 ? consent.onwardNone : consent.onwardText(formats.list(named)))],
    },
    { title: consent.place, blocks: [text(consent.placeText(countries))] },
  ]
}

const declarations: Part = (facts, { consent }, formats) => {
  const risky = formats.list(riskyCountries(facts).map(formats.country))
  const third: SheetElement = {
    title: consent.third,
    blocks: [text(consent.thirdText(risky)), tick("third", consent.thirdTick(risky))],
  }
  return [
    { title: consent.explicit, blocks: [tick("explicit", consent.explicitTick)] },
    { title: consent.secrecy, blocks: [tick("secrecy", consent.secrecyTick(facts.practice.name))] },
    ...(risky === "" ? [] : [third]),
    { title: consent.made, blocks: [text(consent.madeText(madeIn(facts, formats)))] },
  ]
}

const closing: Part = (facts, { consent }, formats) => {
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
    { title: consent.validity, blocks: [text(consent.validityText(formats.date(validUntil(facts))))] },
    { title: consent.rights, blocks: [text(consent.rightsText)] },
    { title: consent.information, blocks: [text(consent.informationText(consent.informationVersion))] },
    ...(isMinor(facts) ? [minors] : []),
    { title: consent.questions, blocks: [tick("questions", consent.questionsTick)] },
  ]
}

const madeIn = ({ recipient, mills }: SheetFacts, formats: Formats): string =>
  formats.list(
    [...new Set([recipient, ...mills].flatMap(({ profile }) => profile.places.processing))].map(
      formats.country,
    ),
  )

/** Kinds a laboratory ever needs; documents are asked for only where one is to be sent. */
export const offeredKinds = ({ documents }: Pick<SheetFacts, "documents">): readonly ContentKind[] =>
  contentKinds.filter((kind) => kind !== "document" || documents)

/** The whole form in one language, for whichever screen shows it. */
export const sheetOf = (
  facts: SheetFacts,
  {
    language,
    words,
    formats,
  }: { readonly language: Sheet["language"]; readonly words: Words; readonly formats: Formats },
): Sheet => ({
  language,
  heading: words.consent.heading,
  elements: elementsOf(facts, words, formats),
  place: facts.where === "own-phone" ? words.consent.ownPhone : facts.practice.address.city,
})

/** What the practice settled; kinds and form follow from the patient's crosses. */
export function frameOf(facts: SheetFacts): SheetFrame {
  const named = ({ organisation, profile }: PartnerView) => ({ organisation, country: profile.places.seat })
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
  }
}

/** Adults who sign for themselves need no attestation; everybody else does. */
export const needsAttestation = (facts: SheetFacts): boolean => facts.signer !== "patient" || isMinor(facts)
