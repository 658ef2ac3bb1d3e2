/** The sentences of the NIS2 self-check. */
import type { Language } from "../pdf.ts"
import type { Nis2Facts } from "./nis2-self-check.ts"

export interface Nis2Words {
  readonly title: string
  readonly sector: string
  readonly sectors: Readonly<Record<Nis2Facts["role"], string>>
  readonly cloud: string
  readonly size: string
  readonly thresholds: string
  readonly people: string
  readonly employees: string
  readonly turnover: string
  readonly balance: string
  readonly sizeBoxes: readonly string[]
  readonly result: string
  readonly resultText: string
  readonly duties: readonly string[]
  readonly signer: string
  readonly limits: readonly string[]
}

const maker = "Hersteller von Medizinprodukten: Anlage 2 Nr. 5.1.1 BSIG."
const makerEn = "Maker of medical devices: annex 2 no. 5.1.1 BSIG."

const de: Nis2Words = {
  title: "Selbstprüfung NIS2 (BSIG vom 2. Dezember 2025)",
  sector: "1. Bereich",
  sectors: {
    practice: "Erbringer von Gesundheitsdienstleistungen: Anlage 1 Nr. 4.1.1 BSIG.",
    laboratory: maker,
    "milling-centre": maker,
    importer:
      "Einfuhr allein ist kein Bereich der Anlagen; wer auch herstellt, prüft Anlage 2 Nr. 5.1.1 BSIG.",
  },
  cloud:
    "Wer einen Server selbst betreibt und anderen anbietet, zählt als Anbieter von Cloud-Diensten: Anlage 1 Nr. 6.1.4 BSIG.",
  size: "2. Größe",
  thresholds:
    "Erfasst wird in der Regel erst, wer mindestens 50 Personen beschäftigt oder mehr als 10 Mio. Euro Jahresumsatz und zugleich mehr als 10 Mio. Euro Bilanzsumme hat.",
  people: "Personen mit Zugang in diesem Programm (nicht: Beschäftigte)",
  employees: "Beschäftigte",
  turnover: "Jahresumsatz",
  balance: "Bilanzsumme",
  sizeBoxes: [
    "Unter beiden Schwellen: nicht erfasst",
    "Mindestens eine Schwelle erreicht: erfasst, wenn ein Bereich zutrifft",
  ],
  result: "3. Folgen",
  resultText:
    "Wer erfasst ist, muss sich beim BSI registrieren und Vorfälle melden. Das gilt neben Art. 33 DSGVO.",
  duties: [
    "Registrierung binnen drei Monaten",
    "Risikomanagement und Schulung der Leitung",
    "Frühe Erstmeldung binnen 24 Stunden, Meldung binnen 72 Stunden, Abschluss nach einem Monat",
  ],
  signer: "Inhaberin oder Inhaber",
  limits: [
    "Das Blatt stellt nicht fest, ob das Gesetz gilt. Verbundene Unternehmen zählen mit.",
    "Auch wer nicht erfasst ist, schuldet Maßnahmen nach Art. 32 DSGVO und § 390 SGB V.",
  ],
}

const en: Nis2Words = {
  title: "Self-check NIS2 (BSIG of 2 December 2025)",
  sector: "1. Sector",
  sectors: {
    practice: "Provider of health care: annex 1 no. 4.1.1 BSIG.",
    laboratory: makerEn,
    "milling-centre": makerEn,
    importer:
      "Import alone is no sector of the annexes; whoever makes as well checks annex 2 no. 5.1.1 BSIG.",
  },
  cloud:
    "Whoever runs a server and offers it to others counts as a provider of cloud services: annex 1 no. 6.1.4 BSIG.",
  size: "2. Size",
  thresholds:
    "Reached as a rule is only who employs at least 50 people, or has more than 10 million euros of turnover and at the same time more than 10 million euros of balance sheet.",
  people: "People with access in this program (not: employees)",
  employees: "Employees",
  turnover: "Turnover",
  balance: "Balance sheet",
  sizeBoxes: [
    "Below both thresholds: not reached",
    "At least one threshold met: reached where a sector applies",
  ],
  result: "3. What follows",
  resultText:
    "Whoever is reached must register with the BSI and notify incidents. This applies beside Art. 33 GDPR.",
  duties: [
    "Registration within three months",
    "Risk management and training of the management",
    "Early notice within 24 hours, notice within 72 hours, final report after a month",
  ],
  signer: "Owner",
  limits: [
    "The sheet does not find whether the act applies. Linked enterprises count in.",
    "Whoever is not reached still owes measures under Art. 32 GDPR and § 390 SGB V.",
  ],
}

export const nis2Words: Readonly<Record<Language, Nis2Words>> = { de, en }
