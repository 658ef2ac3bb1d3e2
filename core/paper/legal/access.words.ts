/** The sentences of the answer to a request for access. */
const de = {
  title: "Auskunft (Art. 15 DSGVO)",
  stored: "Was in diesem Programm über Sie steht",
  name: "Name",
  birthDate: "Geburtsdatum",
  unknown: "nicht angegeben",
  detail: "Weitere Angabe",
  codeAt: (recipient: string) => `Code bei ${recipient}`,
  kinds: "Dazu die Aufträge mit ihren Dateien, Einwilligungen und Weitergaben, die unten stehen.",
  purposes: "Zwecke und Grundlagen",
  consents: "Einwilligungen",
  noConsent: "Es ist keine Einwilligung gespeichert.",
  consentHead: ["Zeitraum", "Empfänger", "Umfang", "Stand"],
  period: (from: string, until: string) => `${from} bis ${until}`,
  onward: (name: string) => `weiter an ${name}`,
  states: { given: "liegt vor", withdrawn: "widerrufen", expired: "abgelaufen" },
  released: "von der Schweigepflicht entbunden",
  wasReleased: "die Entbindung von der Schweigepflicht gilt nicht mehr",
  server: (places: string) =>
    `Verschlüsselt liegen die Daten außerdem auf dem Server, dessen Betreiber die Inhalte nicht lesen kann: ${places}.`,
  origin: "Herkunft",
  originText: "Die Daten stammen von Ihnen selbst und aus Ihrer Behandlung in dieser Praxis.",
  copy: "Kopie",
  copyText:
    "Die Daten dieses Blatts liegen als Datei (JSON) bei und lassen sich in andere Programme übernehmen (Art. 20). Die erste Kopie der Behandlungsakte ist kostenfrei (§ 630g BGB).",
  signer: "Zahnärztin oder Zahnarzt, nach Prüfung therapeutischer Gründe und der Rechte Dritter",
  limits: [
    "Die Behandlungsakte der Praxisverwaltung ist nicht enthalten und wird gesondert ausgehändigt.",
    "Frist: ein Monat nach Eingang (Art. 12 Abs. 3 DSGVO), für die Behandlungsakte unverzüglich. Die Identität ist vorher zu prüfen.",
    "Kopien, die ein Empfänger angefertigt hat, sind hier nicht feststellbar.",
  ],
}

const en: typeof de = {
  title: "Answer to a request for access (Art. 15 GDPR)",
  stored: "What stands in this program about you",
  name: "Name",
  birthDate: "Date of birth",
  unknown: "not stated",
  detail: "Further detail",
  codeAt: (recipient) => `Code at ${recipient}`,
  kinds: "Besides that the orders with their files, consents and disclosures that stand below.",
  purposes: "Purposes and grounds",
  consents: "Consents",
  noConsent: "No consent is stored.",
  consentHead: ["Period", "Recipients", "Scope", "State"],
  period: (from, until) => `${from} to ${until}`,
  onward: (name) => `further to ${name}`,
  states: { given: "given", withdrawn: "withdrawn", expired: "expired" },
  released: "released from secrecy",
  wasReleased: "the release from secrecy holds no longer",
  server: (places) =>
    `Sealed, the data lie on the server as well, whose operator cannot read them: ${places}.`,
  origin: "Origin",
  originText: "The data come from you and from your treatment in this practice.",
  copy: "Copy",
  copyText:
    "The data of this sheet come with it as a file (JSON) and can be taken into other programs (Art. 20). The first copy of the treatment record is free (§ 630g BGB).",
  signer: "Dentist, after weighing therapeutic reasons and the rights of others",
  limits: [
    "The treatment record of the practice management is not included and is handed out separately.",
    "Time limit: one month after receipt (Art. 12(3) GDPR), for the treatment record without delay. Identity must be checked before.",
    "Copies that a recipient made cannot be detected here.",
  ],
}

export const accessWords = { de, en }
