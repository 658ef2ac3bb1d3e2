/** The words around the contract for processing; its clauses are German and are handed in. */
const de = {
  title: "Vertrag zur Auftragsverarbeitung (Art. 28 DSGVO)",
  parties: "Parteien",
  controller: "Verantwortlicher",
  processor: "Auftragsverarbeiter",
  atHome:
    "Nach der unterschriebenen Erklärung steht der Server im eigenen Haus. Es gibt keinen Auftragsverarbeiter, und dieser Vertrag entfällt, solange das so ist.",
  processorLine: "Name und Anschrift des Auftragsverarbeiters",
  processorContact: "Anschrift des Auftragsverarbeiters",
  weaker: (lines: string) =>
    `Die Antworten versprechen weniger als der Wortlaut; es gilt der Wortlaut, und das ist vor der Unterschrift zu klären. ${lines}.`,
  original: "Verbindlich ist der deutsche Wortlaut.",
  gaps: (labels: string) => `Unvollständig, so nicht verwendbar. Es fehlt: ${labels}.`,
  missing: "Hierzu fehlt eine Regelung.",
  where: "Anlage: Speicher",
  answers: "Anlage: unterschriebene Angaben des Anbieters",
  noAnswers:
    "Zu diesem Auftragsverarbeiter ist kein Fragebogen unterschrieben. Die Orte sind nur, was der Server von sich sagt; Maßnahmen, Zertifikate und Unterauftragnehmer fehlen.",
  signed: "Unterschrieben",
  signedBy: (day: string, name: string) => `am ${day} von ${name}`,
  signerGone: "einer Person, die nicht mehr verzeichnet ist",
  answersVersion: "Fassung",
  validUntil: "Gilt bis",
  allAnswered: "Alle Fragen sind beantwortet.",
  openAnswers: (labels: string) => `Nicht beantwortet: ${labels}.`,
  unanswered: "nicht beantwortet",
  measures: "Anlage: Maßnahmen des Anbieters nach seinen Angaben",
  certificates: "Anlage: Zertifikate und Testate",
  subProcessors: "Anlage: weitere Auftragsverarbeiter",
  subHead: ["Name", "Anschrift", "Land", "Aufgabe", "seit"],
  noSubProcessor: "Keine genehmigt.",
  limits: [
    "Der Vertrag gilt erst mit beiden Unterschriften; Textform genügt (Art. 28 Abs. 9 DSGVO).",
    "Er ersetzt weder das C5-Testat nach § 393 SGB V noch eine Prüfung des Anbieters.",
    "Betreibt eine Organisation den Server nur für sich selbst, gibt es keinen Auftragsverarbeiter und dieser Vertrag entfällt.",
  ],
}

const en: typeof de = {
  title: "Contract for processing (Art. 28 GDPR)",
  parties: "Parties",
  controller: "Controller",
  processor: "Processor",
  atHome:
    "By the signed declaration the server stands in the own house. There is no processor, and this contract falls away as long as that holds.",
  processorLine: "Name and address of the processor",
  processorContact: "Address of the processor",
  weaker: (lines) =>
    `The answers promise less than the wording does; the wording counts, and this must be settled before anybody signs. ${lines}.`,
  original: "The German wording binds.",
  gaps: (labels) => `Incomplete, not to be used like this. Missing: ${labels}.`,
  missing: "A provision on this is missing.",
  where: "Annex: storage",
  answers: "Annex: signed answers of the provider",
  noAnswers:
    "No questionnaire is signed about this processor. The places are only what the server says of itself; measures, certificates and sub-processors are missing.",
  signed: "Signed",
  signedBy: (day, name) => `on ${day} by ${name}`,
  signerGone: "somebody who is no longer on record",
  answersVersion: "Version",
  validUntil: "Good until",
  allAnswered: "Every question is answered.",
  openAnswers: (labels) => `Not answered: ${labels}.`,
  unanswered: "not answered",
  measures: "Annex: measures of the provider by its answers",
  certificates: "Annex: certificates and reports",
  subProcessors: "Annex: sub-processors",
  subHead: ["Name", "Address", "Country", "Task", "since"],
  noSubProcessor: "None authorised.",
  limits: [
    "The contract holds only with both signatures; text form is enough (Art. 28(9) GDPR).",
    "It replaces neither the C5 report under § 393 SGB V nor an examination of the provider.",
    "Where an organisation runs the server for itself alone there is no processor, and this contract falls away.",
  ],
}

export const processingWords = { de, en }
