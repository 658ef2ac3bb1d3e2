/** The words around the contract for processing; its clauses are German and are handed in. */
const de = {
  title: "Vertrag zur Auftragsverarbeitung (Art. 28 DSGVO)",
  parties: "Parteien",
  controller: "Verantwortlicher",
  processor: "Auftragsverarbeiter",
  original: "Verbindlich ist der deutsche Wortlaut.",
  gaps: (labels: string) => `Unvollständig, so nicht verwendbar. Es fehlt: ${labels}.`,
  missing: "Hierzu fehlt eine Regelung.",
  where: "Anlage: Speicher",
  subProcessors: "Anlage: weitere Auftragsverarbeiter",
  subHead: ["Name", "Anschrift", "Land", "Aufgabe", "seit"],
  noSubProcessor: "Keine genehmigt.",
  limits: [
    "Der Vertrag gilt erst mit beiden Unterschriften; Textform genügt (Art. 28 Abs. 9 DSGVO).",
    "Er ersetzt weder das C5-Testat nach § 393 SGB V noch eine Prüfung des Anbieters.",
    "Betreibt die Praxis den Server selbst, gibt es keinen Auftragsverarbeiter und dieser Vertrag entfällt.",
  ],
}

const en: typeof de = {
  title: "Contract for processing (Art. 28 GDPR)",
  parties: "Parties",
  controller: "Controller",
  processor: "Processor",
  original: "The German wording binds.",
  gaps: (labels) => `Incomplete, not to be used like this. Missing: ${labels}.`,
  missing: "A provision on this is missing.",
  where: "Annex: storage",
  subProcessors: "Annex: sub-processors",
  subHead: ["Name", "Address", "Country", "Task", "since"],
  noSubProcessor: "None authorised.",
  limits: [
    "The contract holds only with both signatures; text form is enough (Art. 28(9) GDPR).",
    "It replaces neither the C5 report under § 393 SGB V nor an examination of the provider.",
    "Where the practice runs the server itself there is no processor, and this contract falls away.",
  ],
}

export const processingWords = { de, en }
