/** The contract with a processor: every point Art. 28 GDPR demands, and what this trade adds; one missing point is none. */

/** Art. 28(3) in its own order, (2), (4), (9), (10), then § 203 StGB, § 393 SGB V and the founding article. */
export const processingClauses = [
  "subject",
  "duration",
  "nature-and-purpose",
  "data-types",
  "data-subjects",
  "controller-rights",
  "28-3-a-instructions",
  "28-3-b-confidentiality",
  "28-3-c-security",
  "28-3-d-sub-processors",
  "28-3-e-rights",
  "28-3-f-assistance",
  "28-3-g-deletion",
  "28-3-h-audit",
  "28-9-form",
  "28-10-excess",
  "203-secrecy",
  "no-own-use",
  "places",
  "393-c5",
  "german-establishment",
  "key-custody",
  "exit",
  "third-country-orders",
  "insolvency",
  "seizure",
] as const
export type ProcessingClause = (typeof processingClauses)[number]

/** Who processes for the processor: Art. 28(2) with EDPB opinion 22/2024, named, with address, country and task. */
export interface SubProcessor {
  readonly name: string
  readonly address: string
  readonly country: string
  readonly task: string
  /** Milliseconds since 1970. */
  readonly since: number
}

/** The contract as it was signed with the processor: each point of the checklist with the place where it stands. */
export interface SignedContract {
  readonly version: string
  /** yyyy-mm-dd */
  readonly signedOn: string
  readonly clauses: readonly { readonly clause: ProcessingClause; readonly reference: string }[]
}

/** A point without the place where it stands was ticked and not read. */
export const coveredClauses = ({ clauses }: SignedContract): readonly ProcessingClause[] =>
  processingClauses.filter((one) =>
    clauses.some(({ clause, reference }) => clause === one && reference.trim() !== ""),
  )

export const isProcessingClause = (text: string): text is ProcessingClause =>
  processingClauses.some((clause) => clause === text)

/** German labels for the checklist on screen and in the generated annex. */
export const clauseLabels: { readonly [Clause in ProcessingClause]: string } = {
  subject: "Gegenstand der Verarbeitung",
  duration: "Dauer der Verarbeitung",
  "nature-and-purpose": "Art und Zweck der Verarbeitung",
  "data-types": "Art der personenbezogenen Daten",
  "data-subjects": "Kategorien betroffener Personen",
  "controller-rights": "Rechte und Pflichten des Verantwortlichen",
  "28-3-a-instructions":
    "Dokumentierte Weisungen, auch zu Übermittlungen; Mitteilung rechtlicher Verpflichtungen",
  "28-3-b-confidentiality": "Vertraulichkeit der befugten Personen",
  "28-3-c-security": "Maßnahmen nach Art. 32 (Anlage)",
  "28-3-d-sub-processors":
    "Unterauftragnehmer: Genehmigung, Änderungsanzeige, gleiche Pflichten, aktuelle Liste",
  "28-3-e-rights": "Hilfe bei Betroffenenrechten",
  "28-3-f-assistance": "Hilfe nach Art. 32 bis 36, Meldung einer Verletzung binnen 24 Stunden",
  "28-3-g-deletion": "Löschung oder Rückgabe nach Wahl, mit Kopien und Bestätigung",
  "28-3-h-audit": "Nachweise, Kontrollen, Hinweis auf rechtswidrige Weisungen",
  "28-9-form": "Schriftlich oder in elektronischem Format",
  "28-10-excess": "Wer Weisungen überschreitet, gilt als Verantwortlicher",
  "203-secrecy": "Verpflichtung nach § 203 StGB für Firma, Personal und Unterauftragnehmer",
  "no-own-use": "Keine eigene Nutzung, Weitergabe, kein Training, keine Telemetrie",
  places: "Orte von Speicherung, Sicherung und Fernzugriff",
  "393-c5": "C5-Testat: Typ, Zeitraum, Umfang, Kundenkriterien (§ 393 SGB V)",
  "german-establishment": "Niederlassung in Deutschland",
  "key-custody": "Wer die Schlüssel hat",
  exit: "Export: Format und Frist",
  "third-country-orders": "Anordnungen aus Drittländern: melden, anfechten, keine Schlüssel",
  insolvency: "Insolvenz und Schließung der Praxis",
  seizure: "Beschlagnahme verweigern, Hinweis auf § 97, § 53a StPO",
}

export const englishClauseLabels: { readonly [Clause in ProcessingClause]: string } = {
  subject: "Subject of the processing",
  duration: "Duration of the processing",
  "nature-and-purpose": "Nature and purpose of the processing",
  "data-types": "Type of personal data",
  "data-subjects": "Categories of data subjects",
  "controller-rights": "Rights and duties of the controller",
  "28-3-a-instructions": "Documented instructions, transfers included; notice of legal compulsion",
  "28-3-b-confidentiality": "Confidentiality of the persons authorised",
  "28-3-c-security": "Measures under Art. 32 (annex)",
  "28-3-d-sub-processors": "Sub-processors: permission, notice of changes, same duties, current list",
  "28-3-e-rights": "Help with the rights of data subjects",
  "28-3-f-assistance": "Help under Art. 32 to 36, notice of a breach within 24 hours",
  "28-3-g-deletion": "Deletion or return at choice, copies included, with confirmation",
  "28-3-h-audit": "Proofs, audits, warning of unlawful instructions",
  "28-9-form": "In writing or in electronic form",
  "28-10-excess": "Whoever exceeds instructions counts as controller",
  "203-secrecy": "Undertaking under § 203 StGB of firm, staff and sub-processors",
  "no-own-use": "No own use, onward transfer, training, telemetry",
  places: "Places of storage, backup and remote access",
  "393-c5": "C5 report: type, period, scope, customer criteria (§ 393 SGB V)",
  "german-establishment": "Establishment in Germany",
  "key-custody": "Who has the keys",
  exit: "Export: format and period",
  "third-country-orders": "Orders from third countries: notify, contest, no keys",
  insolvency: "Insolvency and closure of the practice",
  seizure: "Refuse seizure, refer to § 97, § 53a StPO",
}
