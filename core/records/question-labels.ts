/** The questions to a provider in words. */
import type { Question } from "./questionnaire.ts"

interface Label {
  readonly de: string
  readonly en: string
}

const label = (de: string, en: string): Label => ({ de, en })

export const questionLabels: { readonly [Key in Question]: Label } = {
  legalName: label("Firma", "Legal name"),
  register: label("Handelsregister", "Register"),
  seatCountry: label("Land des Sitzes", "Country of the seat"),
  establishmentGermany: label("Niederlassung in Deutschland", "Establishment in Germany"),
  parentCompany: label("Muttergesellschaft", "Parent company"),
  parentCountry: label("Land der Muttergesellschaft", "Country of the parent company"),
  processingCountries: label("Länder der Verarbeitung", "Countries of processing"),
  storageCountries: label("Länder der Speicherung", "Countries of storage"),
  backupCountries: label("Länder der Sicherung", "Countries of backup"),
  supportAccessCountries: label("Länder des Fernzugriffs", "Countries of remote access"),
  dataCentreCertificates: label("Zertifikate des Rechenzentrums", "Certificates of the data centre"),
  onwardRecipients: label("Weitere Empfänger", "Further recipients"),
  reservesOnwardRight: label("Behält sich ein Recht zur Weitergabe vor", "Reserves a right to pass on"),
  ownUse: label("Eigene Nutzung (Training, Auswertung)", "Own use (training, analytics)"),
  deletionAfterDays: label("Löschung nach Verarbeitung, in Tagen", "Erasure after processing, in days"),
  deletionProof: label("Nachweis der Löschung", "Proof of erasure"),
  contract: label("Vertrag zur Auftragsverarbeitung", "Contract for processing"),
  subProcessors: label("Weitere Auftragsverarbeiter", "Sub-processors"),
  subChangeNoticeDays: label("Anzeige eines Wechsels, in Tagen", "Notice of a change, in days"),
  secrecyUndertaking: label("Verpflichtung nach § 203 StGB", "Undertaking under § 203 StGB"),
  cloudReport: label("C5-Testat oder gleichwertig", "C5 report or equivalent"),
  customerCriteriaDone: label("Kundenkriterien umgesetzt", "Customer criteria done"),
  firstPlacedOnMarket: label("Erstmals angeboten am", "First placed on the market"),
  encryptionTransit: label("Verschlüsselung der Übertragung", "Encryption in transit"),
  encryptionRest: label("Verschlüsselung der Speicherung", "Encryption at rest"),
  endToEnd: label("Ende-zu-Ende-Verschlüsselung", "End-to-end encryption"),
  keyCustody: label("Wer die Schlüssel hat", "Who has the keys"),
  multiFactor: label("Zweiter Faktor", "Second factor"),
  penetrationTestOn: label("Letzter Angriffstest", "Last penetration test"),
  breachNoticeHours: label("Meldung einer Verletzung, in Stunden", "Notice of a breach, in hours"),
  recoveryHours: label("Wiederherstellung, in Stunden", "Recovery, in hours"),
  dataProtectionOfficer: label("Datenschutzbeauftragte Person", "Data protection officer"),
  recordOfProcessing: label("Verzeichnis nach Art. 30 Abs. 2", "Record under Art. 30(2)"),
  transferBasis: label("Grundlage der Übermittlung", "Basis of the transfer"),
  sccModule: label("Modul der Standardvertragsklauseln", "Module of the standard clauses"),
  assessmentOn: label("Prüfung der Übermittlung am", "Transfer assessed on"),
  assessmentResult: label("Ergebnis der Prüfung", "Result of the assessment"),
  dpfListedUntil: label("DPF-Liste gültig bis", "DPF listing until"),
  dpfCheckedOn: label("DPF-Liste geprüft am", "DPF list checked on"),
  governmentRequestsReport: label("Bericht über Behördenanfragen", "Report on government requests"),
  taxDataAccess: label("Datenzugriff der Finanzverwaltung", "Data access of the tax office"),
  taxPlaceNotifiedOn: label("Ort dem Finanzamt mitgeteilt am", "Place notified to the tax office on"),
  exportFormats: label("Formate des Exports", "Export formats"),
  exitMonths: label("Frist des Ausstiegs, in Monaten", "Exit period, in months"),
  insurance: label("Versicherung", "Insurance"),
  documentationComplete: label("Unterlagen vollständig geprüft", "Papers checked as complete"),
}
