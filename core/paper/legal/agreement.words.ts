/** The words around the agreements; the agreements themselves are German and stand in their own texts. */
const de = {
  parties: "Parteien",
  partyHead: ["Name", "Rolle", "Anschrift"],
  text: "Wortlaut",
  original: "Verbindlich ist der deutsche Wortlaut.",
  signatures: "Elektronisch unterschrieben",
  signed: (until: string) => `unterschrieben, gilt bis ${until}`,
  unsigned: "noch nicht unterschrieben",
  textHash: "SHA-256 des Wortlauts",
  placesAnnex: "Anlage: Orte",
  placesHead: ["Partei", "Sitz", "Verarbeitung", "Speicherung", "Sicherung", "Fernzugriff"],
  onwardAnnex: "Anlage: weitere Empfänger",
  onwardHead: ["Partei", "Empfänger", "Land"],
  noOnward: "Keine. Eine Weitergabe an Dritte ist nicht vereinbart.",
  practiceRole: "Praxis",
  dataLimits: [
    "Die Vereinbarung legt nicht fest, ob das Labor rechtlich Auftragsverarbeiter oder selbst Verantwortlicher ist; sie enthält die Inhalte des Art. 28 Abs. 3 DSGVO für beide Fälle.",
    "Sie ersetzt keine Einwilligung und keine Grundlage für ein Drittland.",
  ],
  secrecyLimits: ["Die Verpflichtung erlaubt keine Weitergabe; sie ist nur eine ihrer Voraussetzungen."],
}

const en: typeof de = {
  parties: "Parties",
  partyHead: ["Name", "Role", "Address"],
  text: "Wording",
  original: "The German wording binds.",
  signatures: "Signed electronically",
  signed: (until) => `signed, valid until ${until}`,
  unsigned: "not signed yet",
  textHash: "SHA-256 of the wording",
  placesAnnex: "Annex: places",
  placesHead: ["Party", "Seat", "Processing", "Storage", "Backup", "Remote access"],
  onwardAnnex: "Annex: further recipients",
  onwardHead: ["Party", "Recipient", "Country"],
  noOnward: "None. Passing on to others is not agreed.",
  practiceRole: "Practice",
  dataLimits: [
    "The agreement does not settle whether the laboratory is a processor or a controller in law; it has the contents of Art. 28(3) GDPR for both cases.",
    "It replaces no consent and no basis for a third country.",
  ],
  secrecyLimits: ["The undertaking permits no disclosure; it is only one of its conditions."],
}

export const agreementWords = { de, en }
