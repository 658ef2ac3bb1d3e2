/** The sentences of the anonymity test sheet. */
import type { Language } from "../pdf.ts"
import type { AnonymityTestFacts } from "./anonymity-test.ts"

export interface AnonymityTestWords {
  readonly title: string
  readonly subject: string
  readonly recipient: string
  readonly content: string
  readonly report: string
  readonly noReport: string
  readonly validUntil: string
  readonly caps: Readonly<Record<AnonymityTestFacts["cap"], string>>
  readonly mapping: string
  readonly recipientHolds: string
  readonly off: string
  readonly questions: readonly { readonly title: string; readonly ask: string; readonly evidence: string }[]
  readonly evidence: (what: string) => string
  readonly ruledOut: string
  readonly possible: string
  readonly why: string
  readonly clause: string
  readonly clauseText: string
  readonly clauseTick: string
  readonly result: string
  readonly results: { readonly code: string; readonly forRecipient: string; readonly anonymous: string }
  readonly officer: string
  readonly limits: readonly string[]
}

const de: AnonymityTestWords = {
  title: "Anonymitätsprüfung",
  subject: "Was geprüft wird",
  recipient: "Empfänger",
  content: "Inhalt",
  report: "Bericht der Vorbereitung (SHA-256)",
  noReport: "liegt diesem Bogen nicht bei",
  validUntil: "Gilt höchstens bis",
  caps: {
    pseudonymised:
      "Dieser Inhalt kann höchstens unter einem Code weitergegeben werden. Eine Prüfung mit anderem Ergebnis nimmt das Programm nicht an.",
    "anonymous-for-recipient":
      "Dieser Inhalt kann höchstens für genau diesen Empfänger als nicht zuordenbar gelten.",
    anonymous: "Dieser Inhalt zeigt wenig vom Menschen; ein Ergebnis „anonym geprüft“ ist möglich.",
  },
  mapping:
    "Die Praxis behält die Zuordnung von Code und Person. Für sie bleiben die Daten personenbezogen: Protokoll, Information und Auskunft gelten weiter.",
  recipientHolds:
    "Dieser Empfänger hat den Code vergeben und kann die Person selbst bestimmen. Für ihn ist nichts anonym.",
  off: "Nach den geltenden Einstellungen wird eine solche Prüfung nicht angenommen: alles geht als personenbezogen hinaus.",
  questions: [
    {
      title: "1. Herausgreifen",
      ask: "Kann jemand einzelne Personen aus dem Bestand herausgreifen?",
      evidence:
        "Zwei Mundscans derselben Person decken sich auf 0,05 bis 0,18 mm, die von Fremden auf 0,72 bis 2,28 mm. Ein voller Zahnbogen greift eine Person heraus.",
    },
    {
      title: "2. Verknüpfen",
      ask: "Können zwei Datensätze derselben Person oder Gruppe miteinander verknüpft werden?",
      evidence:
        "Gleiche Codes, Auftragsnummern, Aufnahmezeiten, Gerätekennungen und die Form der Zähne selbst verknüpfen.",
    },
    {
      title: "3. Schließen",
      ask: "Kann mit hoher Wahrscheinlichkeit auf Merkmale einer Person geschlossen werden?",
      evidence: "Alter, Geschlecht, Erkrankungen und bei DVT das Gesicht lassen sich erschließen.",
    },
    {
      title: "4. Mittel dieses Empfängers",
      ask: "Welche Mittel hat gerade dieser Empfänger vernünftigerweise, um die Person zu bestimmen (C-413/23 P)?",
      evidence:
        "Hat er andere Aufträge derselben Person, Zugriff auf Bestände, Fachwissen, Kontakt zur Praxis, Unterauftragnehmer?",
    },
  ],
  evidence: (what) => `Zu bedenken: ${what}`,
  ruledOut: "Mit vernünftigen Mitteln ausgeschlossen",
  possible: "Möglich oder nicht auszuschließen",
  why: "Begründung",
  clause: "Verbot der Re-Identifizierung",
  clauseText:
    "Der Empfänger verpflichtet sich, die Person nicht zu bestimmen, nicht zu verknüpfen und einen Fund sofort zu melden.",
  clauseTick: "Die Klausel ist vereinbart.",
  result: "Ergebnis",
  results: {
    code: "Unter einem Code: die Daten bleiben personenbezogen.",
    forRecipient:
      "Für diesen Empfänger nicht zuordenbar (nur wenn alle vier Fragen ausgeschlossen sind und die Klausel gilt).",
    anonymous: "Anonym geprüft (nur wenn außerdem niemand eine Zuordnung behält).",
  },
  officer: "Datenschutzbeauftragte Person",
  limits: [
    "Das Programm allein stellt nie fest, dass etwas anonym ist. Ohne Unterschrift gilt der Inhalt als personenbezogen.",
    "Der Bogen gilt nur für diesen Empfänger und diesen Inhalt und längstens zwölf Monate.",
  ],
}

const en: AnonymityTestWords = {
  title: "Anonymity test",
  subject: "What is tested",
  recipient: "Recipient",
  content: "Content",
  report: "Report of the preparation (SHA-256)",
  noReport: "not attached to this sheet",
  validUntil: "Valid until at most",
  caps: {
    pseudonymised:
      "This content can be passed on under a code at best. The program takes no test with another result.",
    "anonymous-for-recipient":
      "This content can at best count as not attributable for exactly this recipient.",
    anonymous: "This content shows little of a person; the result “tested as anonymous” is possible.",
  },
  mapping:
    "The practice keeps the link between code and person. For the practice the data stay personal: log, information and access go on.",
  recipientHolds:
    "This recipient gave out the code and can determine the person itself. For it nothing is anonymous.",
  off: "Under the settings in force no such test is taken: everything leaves as personal data.",
  questions: [
    {
      title: "1. Singling out",
      ask: "Can somebody single out persons in the data?",
      evidence:
        "Two oral scans of one person match at 0.05 to 0.18 mm, those of strangers at 0.72 to 2.28 mm. A full arch singles a person out.",
    },
    {
      title: "2. Linking",
      ask: "Can two records of the same person or group be linked?",
      evidence:
        "Equal codes, order numbers, times, device identifiers and the shape of the teeth themselves link.",
    },
    {
      title: "3. Inferring",
      ask: "Can attributes of a person be inferred with high probability?",
      evidence: "Age, sex, diseases and, from a CBCT, the face can be inferred.",
    },
    {
      title: "4. Means of this recipient",
      ask: "Which means does this very recipient reasonably have to identify the person (C-413/23 P)?",
      evidence:
        "Does it have other orders of the same person, access to collections, expertise, contact with the practice, sub-processors?",
    },
  ],
  evidence: (what) => `To be considered: ${what}`,
  ruledOut: "Ruled out with reasonable means",
  possible: "Possible or not to be ruled out",
  why: "Reasons",
  clause: "No re-identification",
  clauseText:
    "The recipient undertakes not to identify the person, not to link, and to report a finding at once.",
  clauseTick: "The clause is agreed.",
  result: "Result",
  results: {
    code: "Under a code: the data stay personal.",
    forRecipient:
      "Not attributable for this recipient (only where all four questions are ruled out and the clause holds).",
    anonymous: "Tested as anonymous (only where moreover nobody keeps a link).",
  },
  officer: "Data protection officer",
  limits: [
    "The program alone never finds that something is anonymous. Without a signature the content counts as personal.",
    "The sheet holds for this recipient and this content only, and for twelve months at most.",
  ],
}

export const anonymityTestWords: Readonly<Record<Language, AnonymityTestWords>> = { de, en }
