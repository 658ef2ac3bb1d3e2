/** The patients of the demonstration and what they signed; nobody is called like that. */
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import type { Party } from "@zahnwolke/core/party/party"
import type { ConsentInput, ConsentView, PatientView } from "@zahnwolke/core/party/patient-views"
import type { ConsentScope } from "@zahnwolke/core/records/consent"
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

export async function consentTo(
  party: Party,
  { patient, recipient, onward = [], withName = false, signer = "patient" }: ConsentWish,
  now: number,
): Promise<ConsentView> {
  const named = ({ id, profile }: House) => ({ organisation: id, country: profile.places.seat })
  const scope: ConsentScope = {
    recipients: [named(recipient)],
    onward: onward.map((house) => named(house)),
    purpose: "make-restoration",
    kinds: ["scan", "radiograph", "photo-mouth", "order", "design"],
    category: withName ? "identified" : "pseudonymised",
    countries: ["DE"],
  }
  return must(
    await party.recordConsent({
      patient: patient.patient,
      scope,
      releasesFromSecrecy: true,
      signer,
      validUntil: now + 180 * 86_400_000,
      assent: false,
      capacityDocumented: false,
      authorityShown: signer !== "patient",
      text: sheet(patient, recipient, onward),
      strokes: signature(patient.family),
      explainedBy: "Dr. Petra Beispiel",
    }),
  )
}

const sheet = (patient: PatientView, recipient: House, onward: readonly House[]): string =>
  [
    "Einwilligung in die Weitergabe und Entbindung von der Schweigepflicht (Vorführung, alles erfunden)",
    `${patient.given} ${patient.family} willigt ein, dass die Praxis am Beispielpark Scans, Aufnahmen und Angaben ` +
      `zur Herstellung von Zahnersatz an ${recipient.profile.name} weitergibt.`,
    onward.length === 0
      ? "Eine Weitergabe an Dritte ist ausgeschlossen."
      : `Weitergabe nur an: ${onward.map(({ profile }) => profile.name).join(", ")}.`,
    "[x] Ausdrückliche Einwilligung (Art. 9 Abs. 2 lit. a DSGVO)",
    "[x] Entbindung von der Schweigepflicht (§ 203 StGB)",
    "Der Widerruf ist jederzeit möglich.",
  ].join("\n")

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
