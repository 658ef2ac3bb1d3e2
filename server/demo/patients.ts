/** The patients of the demonstration and what they signed; nobody is called like that. */
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { printedMoment } from "@zahnwolke/core/paper/moment"
import { frameOf, sheetOf } from "@zahnwolke/core/party/consent-form"
import type { SheetFacts } from "@zahnwolke/core/party/consent-form"
import { consentInputOf } from "@zahnwolke/core/party/consent-input"
import type { Party } from "@zahnwolke/core/party/party"
import type { ConsentInput, ConsentView, PatientView } from "@zahnwolke/core/party/patient-views"
import { law } from "@zahnwolke/core/policy/law"
import type { SheetTicks } from "@zahnwolke/core/records/consent-sheet"
import { seeded } from "@zahnwolke/core/specimen/random"
import { must } from "./organisations.ts"
import type { House } from "./organisations.ts"

const people = {
  paula: ["Probe", "Paula", "1978-04-12"],
  bruno: ["Beleg", "Bruno", "1965-11-30"],
  mia: ["Muster", "Mia", "1990-07-08"],
  viktor: ["Vorlage", "Viktor", "1954-01-23"],
  klara: ["Kulisse", "Klara", "1983-09-17"],
  /** A child until 2033: a guardian signs. */
  emil: ["Entwurf", "Emil", "2019-03-09"],
  sven: ["Schablone", "Sven", "1971-06-05"],
  /** Has signed nothing. */
  pia: ["Platzhalter", "Pia", "1999-12-24"],
} as const

export type PatientName = keyof typeof people
export type Patients = Readonly<Record<PatientName, PatientView>>

const names: readonly PatientName[] = ["paula", "bruno", "mia", "viktor", "klara", "emil", "sven", "pia"]

export async function admit(party: Party): Promise<Patients> {
  const admitted: Partial<Record<PatientName, PatientView>> = {}
  for (const name of names) {
    const [family, given, birthDate] = people[name]
    admitted[name] = must(await party.addPatient({ family, given, birthDate }))
  }
  const { paula, bruno, mia, viktor, klara, emil, sven, pia } = admitted
  if (!paula || !bruno || !mia || !viktor || !klara || !emil || !sven || !pia)
    throw new Error("somebody was forgotten at the reception")
  return { paula, bruno, mia, viktor, klara, emil, sven, pia }
}

/** As a scanner's folder would be called. */
export const folderOf = ({ family, given }: PatientView): string => `${family}_${given}`

export interface ConsentWish {
  readonly patient: PatientView
  readonly recipient: House
  readonly onward?: readonly House[]
  readonly withName?: boolean
  readonly signer?: ConsentInput["signer"]
}

/** The sheet of the screen, ticked and signed as a patient does it on the practice's device. */
export async function consentTo(
  { party, profile }: House,
  { patient, recipient, onward = [], withName = false, signer = "patient" }: ConsentWish,
  now: number,
): Promise<ConsentView> {
  const partnerOf = ({ id, profile: named }: House) => ({ organisation: id, profile: named })
  const facts: SheetFacts = {
    practice: profile,
    patient,
    recipient: partnerOf(recipient),
    mills: onward.map(partnerOf),
    purpose: "make-restoration",
    documents: false,
    signer,
    signedBy: signer === "patient" ? "" : `Greta und Gustav ${patient.family}, sorgeberechtigt`,
    months: 6,
    nameReason: withName ? "Das Labor beschriftet das Modell mit dem Namen." : "",
    explainedBy: "Dr. Petra Beispiel",
    attested: signer !== "patient",
    identity: "known",
    law,
    eraseAfterDays: 14,
    at: now,
    where: "practice",
  }
  const ticks: SheetTicks = {
    kinds: ["scan", "radiograph", "photo-mouth", "order", "design"],
    form: withName ? "name" : "code",
    explicit: true,
    secrecy: true,
    third: false,
    questions: true,
    minors: signer !== "patient",
  }
  const sheet = sheetOf(facts, "de")
  const moment = printedMoment(now, "de")
  const strokes = signature(patient.family)
  return must(await party.recordConsent(consentInputOf(frameOf(facts), { sheet, ticks, moment, strokes })))
}

/** A line that goes up and down from left to right: one for each name, always the same. */
function signature(name: string): ConsentInput["strokes"] {
  const random = seeded(utf8(name).reduce((sum, byte) => sum * 31 + byte, 7))
  const points = Array.from({ length: 48 }, (_, i) => ({
    x: Math.round(120 + i * 15.5 + Math.sin(i * 1.9) * 26),
    y: Math.round(430 + Math.sin(i * 1.15) * (60 + random() * 130) * (1 - i / 70)),
  }))
  const underline = [
    { x: 160, y: 690 },
    { x: 500, y: 668 },
    { x: 840, y: 676 },
  ]
  return [points, underline]
}
