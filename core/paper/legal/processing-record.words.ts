/** The sentences of the record of processing. */
const de = {
  controllerTitle: "Verzeichnis von Verarbeitungstätigkeiten (Art. 30 Abs. 1 DSGVO)",
  a: "a) Verantwortlicher",
  b: "b) Zwecke",
  c: "c) Betroffene und Daten",
  people:
    "Patientinnen und Patienten; Beschäftigte, soweit ihre Namen in Aufträgen und Erklärungen stehen; Ansprechpersonen der Partner.",
  d: "d) Empfänger",
  server: (places: string) => `Server, verschlüsselt: ${places.replaceAll("\n", "; ")}.`,
  disclosedAs: "Dateien gehen in einer von drei Stufen an Empfänger, die auf jedem Nachweis steht:",
  e: "e) Drittländer",
  f: "f) Löschfristen",
  g: "g) Maßnahmen",
  controllerSigner: "Verantwortlicher (Inhaberin oder Inhaber)",
  controllerLimits: [
    "Das Verzeichnis umfasst nur, was mit diesem Programm geschieht. Die Praxisverwaltung, Lohn und Videoüberwachung gehören ergänzt.",
    "Eine Ausnahme nach Art. 30 Abs. 5 DSGVO gibt es bei Gesundheitsdaten nicht.",
  ],
  laboratoryLimits: [
    "Das Verzeichnis umfasst nur, was mit diesem Programm geschieht. Fertigung, Buchhaltung, Lohn und Videoüberwachung gehören ergänzt.",
    "Eine Ausnahme nach Art. 30 Abs. 5 DSGVO gibt es bei Gesundheitsdaten nicht.",
  ],
  processorTitle: "Verzeichnis des Auftragsverarbeiters (Art. 30 Abs. 2 DSGVO)",
  processorA: "a) Auftragsverarbeiter und Verantwortliche",
  processor: "Auftragsverarbeiter",
  atHome:
    "Nach der unterschriebenen Erklärung steht der Server im eigenen Haus. Es gibt keinen Auftragsverarbeiter, und dieses Verzeichnis entfällt, solange das so ist.",
  unnamed: "Der Server nennt niemanden, der ihn betreibt. Wer ihn betreibt, trägt sich hier ein.",
  processorLine: "Name, Anschrift und Kontakt des Auftragsverarbeiters, datenschutzbeauftragte Person",
  processorContact: "Anschrift und Kontakt, datenschutzbeauftragte Person",
  controllerHead: ["Verantwortlicher", "Anschrift", "Datenschutz"],
  onlyOwn:
    "Genannt ist nur die eigene Organisation; von anderen auf demselben Server erfährt sie nichts. Der Betreiber ergänzt sie.",
  processorB: "b) Kategorien der Verarbeitung",
  processorWork: [
    "Speichern und Übermitteln verschlüsselter Dateien und Nachrichten",
    "Führen signierter Erklärungen und eines Protokolls aus Prüfsummen",
    "Zweite Prüfung, ob eine Weitergabe erlaubt ist, ohne Kenntnis des Inhalts",
    "Sicherung und Löschung des Schlüsseltexts",
  ],
  processorC: "c) Übermittlungen in Drittländer",
  processorD: "d) Maßnahmen",
  processorSigner: "Betreiber des Servers",
  processorLimits: [
    "Was der Server von sich sagt, ist seine Angabe; geprüft ist sie damit nicht.",
    "Betreibt eine Organisation den Server nur für sich selbst, gibt es keinen Auftragsverarbeiter und dieses Verzeichnis entfällt.",
  ],
}

const en: typeof de = {
  controllerTitle: "Record of processing activities (Art. 30(1) GDPR)",
  a: "(a) Controller",
  b: "(b) Purposes",
  c: "(c) Persons and data",
  people: "Patients; staff as far as their names stand in orders and statements; contacts at partners.",
  d: "(d) Recipients",
  server: (places) => `Server, sealed: ${places.replaceAll("\n", "; ")}.`,
  disclosedAs: "Files go to recipients under one of three labels, which every record of it names:",
  e: "(e) Third countries",
  f: "(f) Periods of erasure",
  g: "(g) Measures",
  controllerSigner: "Controller (owner)",
  controllerLimits: [
    "The record covers only what happens with this program. Practice management, payroll and video surveillance must be added.",
    "There is no exemption under Art. 30(5) GDPR for health data.",
  ],
  laboratoryLimits: [
    "The record covers only what happens with this program. Manufacture, accounting, payroll and video surveillance must be added.",
    "There is no exemption under Art. 30(5) GDPR for health data.",
  ],
  processorTitle: "The processor's record (Art. 30(2) GDPR)",
  processorA: "(a) Processor and controllers",
  processor: "Processor",
  atHome:
    "By the signed declaration the server stands in the own house. There is no processor, and this record falls away as long as that holds.",
  unnamed: "The server names nobody who runs it. Whoever does writes it down here.",
  processorLine: "Name, address and contact of the processor, data protection officer",
  processorContact: "Address and contact, data protection officer",
  controllerHead: ["Controller", "Address", "Data protection"],
  onlyOwn:
    "Only the own organisation is named; it learns nothing of others on the same server. The operator adds them.",
  processorB: "(b) Categories of processing",
  processorWork: [
    "Storing and transmitting sealed files and messages",
    "Keeping signed statements and a log of hashes",
    "A second check whether a disclosure is permitted, without knowledge of the content",
    "Backup and erasure of ciphertext",
  ],
  processorC: "(c) Transfers to third countries",
  processorD: "(d) Measures",
  processorSigner: "Operator of the server",
  processorLimits: [
    "What the server says of itself is its own word; it has not been verified by this.",
    "Where an organisation runs the server for itself alone there is no processor, and this record is not needed.",
  ],
}

export const processingRecordWords = { de, en }
