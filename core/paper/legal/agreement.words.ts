/** The words around the agreements; the agreements themselves are German and stand in their own texts. */
const de = {
  parties: "Parteien",
  partyHead: ["Name", "Rolle", "Anschrift"],
  text: "Wortlaut",
  original: "Verbindlich ist der deutsche Wortlaut.",
  signatures: "Elektronisch unterschrieben",
  signed: (until: string) => `unterschrieben, gilt bis ${until}`,
  signedOther: (version: string, until: string) =>
    `eine andere Fassung (${version}) ist unterschrieben, gilt bis ${until}; dieser Wortlaut noch nicht`,
  unsigned: "noch nicht unterschrieben",
  textHash: "SHA-256 des Wortlauts",
  paperNotNeeded:
    "Beide Seiten haben diesen Wortlaut elektronisch unterschrieben; auf Papier muss ihn niemand noch einmal unterschreiben.",
  placesAnnex: "Anlage: Orte",
  placesHead: ["Partei", "Sitz", "Verarbeitung", "Speicherung", "Sicherung", "Fernzugriff"],
  onwardAnnex: "Anlage: weitere Empfänger",
  onwardHead: ["Partei", "Empfänger", "Land"],
  noOnward: (names: string) =>
    `Kein ständiger weiterer Empfänger, von Seiten: ${names}. Wer im einzelnen Auftrag namentlich genannt ist (Nr. 7), steht dort und in der Auskunft.`,
  passesOn: {
    reserved: (name: string) =>
      `${name} behält sich vor, Daten weiterzugeben. Das widerspricht Nr. 7: solange es so ist, geht nichts dorthin.`,
    unknown: (name: string) =>
      `${name} hat nicht angegeben, ob es Daten weitergibt. Solange die Angabe fehlt, geht nichts dorthin.`,
  },
  practiceRole: "Praxis",
  role: "Rolle des Empfängers",
  roles: {
    processor: (name: string) => [
      `Die Praxis sieht ${name} als Auftragsverarbeiter (Art. 28 DSGVO): verarbeitet wird nur nach ihrem Auftrag (Nr. 4), Löschung und Nachweise richten sich nach Nr. 10 und 11, und für weitere Empfänger gilt Nr. 7. Wer Zwecke und Mittel selbst bestimmt, gilt insoweit als Verantwortlicher (Art. 28 Abs. 10 DSGVO).`,
    ],
    controller: (name: string) => [
      `Die Praxis sieht ${name} als selbst Verantwortlichen (Art. 4 Nr. 7 DSGVO): Information nach Art. 14 DSGVO, eigenes Verzeichnis und eigene Aufbewahrung, etwa nach Anhang XIII MDR, liegen dort. Die Inhalte des Art. 28 Abs. 3 DSGVO sind trotzdem vereinbart, falls eine Behörde es anders sieht.`,
    ],
  },
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
  signedOther: (version, until) =>
    `another version (${version}) is signed, valid until ${until}; this wording not yet`,
  unsigned: "not signed yet",
  textHash: "SHA-256 of the wording",
  paperNotNeeded: "Both sides signed this wording electronically; nobody has to sign it on paper again.",
  placesAnnex: "Annex: places",
  placesHead: ["Party", "Seat", "Processing", "Storage", "Backup", "Remote access"],
  onwardAnnex: "Annex: further recipients",
  onwardHead: ["Party", "Recipient", "Country"],
  noOnward: (names) =>
    `No standing further recipient on the part of: ${names}. Whoever a single order names (no. 7) stands there and in the answer under Art. 15.`,
  passesOn: {
    reserved: (name) =>
      `${name} reserves a right to pass data on. That contradicts no. 7: as long as it does, nothing goes there.`,
    unknown: (name) =>
      `${name} has not said whether it passes data on. As long as that is missing, nothing goes there.`,
  },
  practiceRole: "Practice",
  role: "Role of the recipient",
  roles: {
    processor: (name) => [
      `The practice holds ${name} to be a processor (Art. 28 GDPR): processing is by its order only (no. 4), erasure and proofs follow nos. 10 and 11, and no. 7 governs further recipients. Whoever determines purposes and means by itself is a controller to that extent (Art. 28(10) GDPR).`,
    ],
    controller: (name) => [
      `The practice holds ${name} to be a controller of its own (Art. 4(7) GDPR): information under Art. 14 GDPR, its own record and its own retention, such as under Annex XIII MDR, lie there. The contents of Art. 28(3) GDPR are agreed all the same, in case an authority sees it differently.`,
    ],
  },
  dataLimits: [
    "The agreement does not settle whether the laboratory is a processor or a controller in law; it has the contents of Art. 28(3) GDPR for both cases.",
    "It replaces no consent and no basis for a third country.",
  ],
  secrecyLimits: ["The undertaking permits no disclosure; it is only one of its conditions."],
}

export const agreementWords = { de, en }
