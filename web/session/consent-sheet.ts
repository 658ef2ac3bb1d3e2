/** The consent form as text: every element of it, in the words that are on screen, with what was ticked (spec 5.1). */
import type { ConsentInput, PartnerView, PatientView } from "@zahnwolke/core/party/views"
import type { Law } from "@zahnwolke/core/policy/law"
import { dayOf, instant } from "@zahnwolke/core/policy/day"
import { contentKinds } from "@zahnwolke/core/records/consent"
import type { ConsentScope, ContentKind } from "@zahnwolke/core/records/consent"
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
}

/** What the patient chose; nothing is chosen before. */
export interface SheetTicks {
  readonly kinds: readonly ContentKind[]
  readonly form: "code" | "name" | null
  readonly explicit: boolean
  readonly secrecy: boolean
  readonly third: boolean
  readonly questions: boolean
  readonly minors: boolean
}

export const nothingTicked: SheetTicks = {
  kinds: [],
  form: null,
  explicit: false,
  secrecy: false,
  third: false,
  questions: false,
  minors: false,
}

export type TickName = "explicit" | "secrecy" | "third" | "questions" | "minors"

export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tick"; readonly name: TickName; readonly text: string }
  | { readonly kind: "kinds" }
  | { readonly kind: "form" }
export interface Element {
  readonly title: string
  readonly blocks: readonly Block[]
}

const text = (line: string): Block => ({ kind: "text", text: line })
const tick = (name: TickName, line: string): Block => ({ kind: "tick", name, text: line })

export const validUntil = ({ at, months }: SheetFacts): number => {
  const end = new Date(at)
  end.setMonth(end.getMonth() + months)
  return end.getTime()
}

export function countriesOf(facts: SheetFacts): readonly string[] {
  const places = [facts.recipient, ...facts.mills].flatMap(({ profile }) => [
    profile.places.seat,
    ...profile.places.processing,
    ...profile.places.storage,
    ...profile.places.backup,
    ...profile.places.support,
  ])
  return [...new Set(places)]
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

export const isMinor = ({ patient, at }: SheetFacts): boolean => (yearsOld(patient.birthDate, at) ?? 0) < 18

const addressOf = ({ address }: OrganisationProfile): string =>
  `${address.street}, ${address.postalCode} ${address.city}`

const fullName = ({ given, family }: PatientView): string => [given, family].filter(Boolean).join(" ")

/** Every element of the form in the order of the specification (policy 5.1). */
export const elementsOf = (facts: SheetFacts, words: Words, formats: Formats): readonly Element[] => [
  ...whoAndWhat(facts, words, formats),
  ...toWhom(facts, words, formats),
  ...declarations(facts, words, formats),
  ...closing(facts, words, formats),
]

type Part = (facts: SheetFacts, words: Words, formats: Formats) => readonly Element[]

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
    { title: consent.kinds, blocks: [text(consent.kindsLead), { kind: "kinds" }] },
    {
      title: consent.form,
      blocks: [
        ...(facts.nameReason === "" ? [] : [text(consent.formNameText(facts.nameReason))]),
        { kind: "form" },
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
  const third: Element = {
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
  const minors: Element = {
    title: consent.minors,
    blocks: [tick("minors", capable ? consent.capacityTick : consent.minorsTick(fullName(facts.patient)))],
  }
  return [
    { title: consent.storage, blocks: [text(consent.storageText(facts.eraseAfterDays))] },
    { title: consent.free, blocks: [text(consent.freeText)] },
    { title: consent.withdraw, blocks: [text(consent.withdrawText)] },
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

/** Kinds a laboratory ever needs; documents and designs come back from it and are not asked here. */
export const offeredKinds: readonly ContentKind[] = contentKinds.filter((kind) => kind !== "document")

/** The first thing that is missing, as a key of the words; null where the sheet may be signed. */
export function sheetGap(
  facts: SheetFacts,
  ticks: SheetTicks,
  signed: boolean,
): keyof Words["consent"]["locked"] | null {
  if (ticks.kinds.length === 0) return "kinds"
  if (ticks.form === null) return "form"
  if (!ticks.explicit) return "explicit"
  if (!ticks.secrecy) return "secrecy"
  if (riskyCountries(facts).length > 0 && !ticks.third) return "third"
  if (isMinor(facts) && !ticks.minors) return "minors"
  if (!ticks.questions) return "questions"
  return signed ? null : "signature"
}

/** Exactly what stood on the screen, and which boxes carried a cross: this is what the signature is for. */
export function sheetText(facts: SheetFacts, ticks: SheetTicks, words: Words, formats: Formats): string {
  const { consent, terms } = words
  const box = (on: boolean): string => (on ? "[x]" : "[ ]")
  const lineOf = (block: Block): readonly string[] => {
    switch (block.kind) {
      case "text":
        return [block.text]
      case "tick":
        return [`${box(ticks[block.name])} ${block.text}`]
      case "kinds":
        return offeredKinds.map((kind) => `${box(ticks.kinds.includes(kind))} ${terms.contentKinds[kind]}`)
      case "form":
        return [
          `${box(ticks.form === "code")} ${consent.formCode}`,
          ...(facts.nameReason === "" ? [] : [`${box(ticks.form === "name")} ${consent.formName}`]),
        ]
    }
  }
  return [
    consent.heading,
    ...elementsOf(facts, words, formats).flatMap(({ title, blocks }) => [
      "",
      title,
      ...blocks.flatMap(lineOf),
    ]),
    "",
    consent.signatureText(facts.practice.address.city, formats.moment(facts.at)),
  ].join("\n")
}

export function scopeOf(facts: SheetFacts, ticks: SheetTicks): ConsentScope {
  const named = ({ organisation, profile }: PartnerView) => ({ organisation, country: profile.places.seat })
  return {
    recipients: [named(facts.recipient)],
    onward: facts.mills.map(named),
    purpose: facts.purpose,
    kinds: ticks.kinds,
    category: ticks.form === "name" ? "identified" : "pseudonymised",
    countries: countriesOf(facts),
  }
}

/** Adults who sign for themselves need no attestation; everybody else does. */
export const needsAttestation = (facts: SheetFacts): boolean => facts.signer !== "patient" || isMinor(facts)

interface Point {
  readonly x: number
  readonly y: number
}

export function consentInput(
  facts: SheetFacts,
  ticks: SheetTicks,
  { words, formats }: { readonly words: Words; readonly formats: Formats },
  strokes: readonly (readonly Point[])[],
): ConsentInput {
  const minor = isMinor(facts)
  const alone = facts.signer === "patient"
  return {
    patient: facts.patient.patient,
    scope: scopeOf(facts, ticks),
    releasesFromSecrecy: ticks.secrecy,
    signer: facts.signer,
    validUntil: validUntil(facts),
    assent: minor && ticks.minors && !alone,
    capacityDocumented: alone && (!minor || (facts.attested && ticks.minors)),
    authorityShown: !alone && facts.attested,
    text: sheetText(facts, ticks, words, formats),
    strokes,
    explainedBy: facts.explainedBy,
  }
}
