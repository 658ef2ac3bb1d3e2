/** The measures under Art. 32 GDPR: what the program does by itself, and what only people on the spot can do. */
import type { Language } from "../pdf.ts"

/** One subject of Art. 32(1), with the guideline under § 390 SGB V beside it. */
export interface Measure {
  readonly subject: string
  readonly basis: string
  readonly program: string
  readonly people: string
}

const de: readonly Measure[] = [
  {
    subject: "Verschlüsselung",
    basis: "Art. 32 Abs. 1 lit. a",
    program: "Dateien und Nachrichten werden auf dem Gerät verschlüsselt; der Server hat keinen Schlüssel.",
    people: "Festplatten der Geräte verschlüsseln; Exporte nur auf geschützte Datenträger.",
  },
  {
    subject: "Pseudonyme",
    basis: "Art. 32 Abs. 1 lit. a, Art. 25",
    program:
      "Je Patient und Empfänger ein eigener Code; Kennungen in Dateien werden vor dem Versand entfernt oder gemeldet.",
    people: "Fotos ansehen, freie Texte ohne Namen schreiben.",
  },
  {
    subject: "Zugang",
    basis: "Art. 32 Abs. 1 lit. b; § 390 SGB V",
    program:
      "Jede Person hat eigene Schlüssel (Passphrase oder Passkey); Geräte werden einzeln angemeldet und abgemeldet; Sperre nach Untätigkeit.",
    people: "Keine gemeinsamen Zugänge; Ausgeschiedene sofort entfernen; Bildschirmsperre.",
  },
  {
    subject: "Unverfälschtheit",
    basis: "Art. 32 Abs. 1 lit. b",
    program: "Jede Erklärung ist signiert und steht in einem Protokoll, dessen Verfälschung auffällt.",
    people: "Sicherheitsnummer des Partners einmal persönlich vergleichen.",
  },
  {
    subject: "Zulässigkeit",
    basis: "Art. 24, 25",
    program:
      "Vor jeder Weitergabe prüfen Gerät und Server die Regeln; ohne Erlaubnis verlässt nichts das Gerät.",
    people: "Angaben zu Orten und Empfängern aktuell halten.",
  },
  {
    subject: "Verfügbarkeit",
    basis: "Art. 32 Abs. 1 lit. b, c",
    program: "Export der ganzen Organisation; Wiederherstellung mit dem gedruckten Bogen.",
    people:
      "Wiederherstellungsbogen getrennt und verschlossen aufbewahren; Sicherung des Servers betreiben und erproben.",
  },
  {
    subject: "Löschung",
    basis: "Art. 17, Art. 5 Abs. 1 lit. e",
    program: "Fristen je Auftrag, Löschung mit Protokoll, Erklärungen der Beteiligten.",
    people: "Heruntergeladene Kopien selbst löschen.",
  },
  {
    subject: "Überprüfung",
    basis: "Art. 32 Abs. 1 lit. d",
    program: "Register der Weitergaben; Warnungen bei verfälschtem Protokoll oder ablaufenden Grundlagen.",
    people: "Register jährlich prüfen; Personal schulen (§ 390 Abs. 2 SGB V); Vorfälle üben.",
  },
  {
    subject: "Räume und Netz",
    basis: "Art. 32; Richtlinie nach § 390 SGB V",
    program: "Hierzu leistet das Programm nichts.",
    people: "Zutritt, Firewall, Aktualisierungen und Virenschutz nach Größe der Praxis.",
  },
]

const en: readonly Measure[] = [
  {
    subject: "Encryption",
    basis: "Art. 32(1)(a)",
    program: "Files and messages are sealed on the device; the server has no key.",
    people: "Encrypt the disks of devices; export to protected media only.",
  },
  {
    subject: "Pseudonyms",
    basis: "Art. 32(1)(a), Art. 25",
    program:
      "A code of its own for each patient and recipient; identifiers in files are removed or reported before sending.",
    people: "Look at photographs, write free text without names.",
  },
  {
    subject: "Access",
    basis: "Art. 32(1)(b); § 390 SGB V",
    program:
      "Each person has keys of their own (passphrase or passkey); devices are signed in and out one by one; lock after idleness.",
    people: "No shared accounts; remove leavers at once; lock screens.",
  },
  {
    subject: "Integrity",
    basis: "Art. 32(1)(b)",
    program: "Every statement is signed and stands in a log whose falsification shows.",
    people: "Compare the partner's safety number once in person.",
  },
  {
    subject: "Lawfulness",
    basis: "Art. 24, 25",
    program:
      "Before each disclosure device and server check the rules; without a permit nothing leaves the device.",
    people: "Keep places and recipients up to date.",
  },
  {
    subject: "Availability",
    basis: "Art. 32(1)(b), (c)",
    program: "Export of the whole organisation; recovery with the printed kit.",
    people: "Keep the recovery kit apart and locked; run and try the server's backup.",
  },
  {
    subject: "Erasure",
    basis: "Art. 17, Art. 5(1)(e)",
    program: "Deadlines for each order, erasure with a protocol, declarations of the parties.",
    people: "Erase downloaded copies yourself.",
  },
  {
    subject: "Review",
    basis: "Art. 32(1)(d)",
    program: "Register of disclosures; warnings of a falsified log or of grounds that end.",
    people: "Check the register each year; train staff (§ 390(2) SGB V); rehearse incidents.",
  },
  {
    subject: "Rooms and network",
    basis: "Art. 32; guideline under § 390 SGB V",
    program: "The program does nothing for this.",
    people: "Entry, firewall, updates and virus protection by the size of the practice.",
  },
]

export const measures: Readonly<Record<Language, readonly Measure[]>> = { de, en }

const deWords = {
  title: "Technische und organisatorische Maßnahmen (Art. 32 DSGVO)",
  annex: "Anlage: Maßnahmen",
  state: "Stand dieser Organisation",
  people: "Personen mit Zugang",
  devices: "Angemeldete Geräte",
  kit: "Wiederherstellungsbogen bestätigt",
  mode: "Regeln",
  modes: { strict: "Streng", statutory: "Gesetzlich" },
  list: "Maßnahmen",
  head: ["Ziel", "Das Programm", "Praxis oder Labor", "Grundlage"],
  sizes: "Größenklasse nach der Richtlinie (§ 390 SGB V)",
  sizeText:
    "Die Anlagen 1 und 5 der Richtlinie gelten für jede Praxis, die Anlage 4 für die Großgeräte, die sie nennt. Mit der Größe kommen weitere hinzu; es zählen die Personen, die ständig mit der Datenverarbeitung betraut sind. Maßgeblich ist der geltende Text der Richtlinie.",
  sizeBoxes: [
    "Praxis, bis 5 Personen: Anlage 1 und 5",
    "Mittlere Praxis, 6 bis 20 Personen: dazu Anlage 2",
    "Großpraxis, über 20 Personen oder Datenverarbeitung in erheblichem Umfang: dazu Anlage 2 und 3",
  ],
  makerLimit:
    "Die Richtlinie nach § 390 SGB V bindet Vertragspraxen. Für das Labor ist sie ein Maßstab, seine Pflicht ist Art. 32 DSGVO.",
  open: "Vor Ort auszufüllen",
  openItems: [
    "Datum der letzten Prüfung dieses Blatts",
    "Wer Aktualisierungen einspielt und Sicherungen erprobt",
    "Datum der letzten Schulung",
  ],
  signer: "Inhaberin oder Inhaber, mit der Betreuung der IT",
  limits: [
    "Das Blatt ist keine Zertifizierung und kein Testat (C5, ISO 27001).",
    "Was vor Ort geschieht, hat das Programm nicht geprüft.",
  ],
}

const enWords: typeof deWords = {
  title: "Technical and organisational measures (Art. 32 GDPR)",
  annex: "Annex: measures",
  state: "State of this organisation",
  people: "People with access",
  devices: "Devices signed in",
  kit: "Recovery kit confirmed",
  mode: "Rules",
  modes: { strict: "Strict", statutory: "Statutory" },
  list: "Measures",
  head: ["Aim", "The program", "Practice or laboratory", "Basis"],
  sizes: "Size class under the guideline (§ 390 SGB V)",
  sizeText:
    "Annexes 1 and 5 of the guideline hold for every practice, annex 4 for the large devices that it names. With size more are added; counted are the people who constantly deal with data processing. What counts is the text of the guideline in force.",
  sizeBoxes: [
    "Practice, up to 5 people: annexes 1 and 5",
    "Medium practice, 6 to 20 people: annex 2 as well",
    "Large practice, more than 20 people or data processing to a considerable extent: annexes 2 and 3 as well",
  ],
  makerLimit:
    "The guideline under § 390 SGB V binds practices of statutory care. For the laboratory it is a yardstick; its duty is Art. 32 GDPR.",
  open: "To be filled in on the spot",
  openItems: [
    "Date of the last check of this sheet",
    "Who installs updates and tries backups",
    "Date of the last training",
  ],
  signer: "Owner, with whoever looks after the IT",
  limits: [
    "The sheet is no certification and no attestation (C5, ISO 27001).",
    "The program has not checked what happens on the spot.",
  ],
}

export const measuresWords = { de: deWords, en: enWords }
