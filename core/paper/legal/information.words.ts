/** The sentences of the information under Art. 13 and 14 GDPR. */
const de = {
  practiceTitle: "Datenschutzinformation (Art. 13 DSGVO)",
  laboratoryTitle: "Datenschutzinformation des Labors (Art. 14 DSGVO)",
  responsible: "Verantwortlich",
  controller: "Name und Kontakt",
  officer: "Datenschutzbeauftragte Person",
  noOfficer: "nicht benannt",
  purposes: "Wozu und auf welcher Grundlage",
  purposeHead: ["Zweck", "Grundlage"],
  practicePurposes: [
    [
      "Behandlung und Herstellung von Zahnersatz",
      "Art. 6 Abs. 1 lit. b, Art. 9 Abs. 2 lit. h, Abs. 3 DSGVO; § 22 Abs. 1 Nr. 1 lit. b BDSG",
    ],
    [
      "Weitergabe an ein Labor mit Einwilligung",
      "Art. 6 Abs. 1 lit. a, Art. 9 Abs. 2 lit. a DSGVO; Entbindung nach § 203 StGB",
    ],
    ["Behandlungsakte und Röntgenbilder führen", "Art. 6 Abs. 1 lit. c DSGVO; § 630f BGB; § 85 StrlSchG"],
    ["Abrechnung und Buchführung", "Art. 6 Abs. 1 lit. c DSGVO; § 147 AO"],
    ["Nachweis, wer wann was erhalten hat", "Art. 6 Abs. 1 lit. c, Art. 5 Abs. 2 DSGVO"],
  ],
  withoutConsent: [
    "Weitergabe an ein zur Verschwiegenheit verpflichtetes Labor unter einem Code, auch ohne Einwilligung, solange Sie nicht widersprechen",
    "Art. 6 Abs. 1 lit. b, Art. 9 Abs. 2 lit. h, Abs. 3 DSGVO; § 203 Abs. 3 Satz 2 StGB",
  ],
  laboratoryPurposes: [
    [
      "Herstellung einer Sonderanfertigung nach Auftrag der Praxis",
      "Art. 6 Abs. 1 lit. a oder f (berechtigtes Interesse: den Auftrag der Praxis auszuführen), Art. 9 Abs. 2 lit. a oder h DSGVO",
    ],
    ["Erklärung und Dokumentation der Sonderanfertigung", "Art. 6 Abs. 1 lit. c DSGVO; Anhang XIII MDR"],
    ["Rechnung und Buchführung", "Art. 6 Abs. 1 lit. c DSGVO; § 147 AO"],
  ],
  categories: "Welche Daten",
  practiceCategories:
    "Name, Geburtsdatum und Kontakt; Scans, Röntgenbilder, DVT, Fotos; Befund und Plan; Aufträge und Rechnungen. An ein Labor gehen sie in der Regel unter einem Code ohne Namen.",
  laboratoryCategories:
    "Scans, Aufnahmen und Auftragsangaben unter einem Code; in der Regel kennt das Labor keinen Namen.",
  source: "Woher die Daten kommen",
  sourceText: "Nicht von Ihnen selbst, sondern von der Praxis, die den Auftrag erteilt hat:",
  noSource: "Derzeit ist keine auftraggebende Praxis verbunden.",
  exception:
    "Wo das Labor der Schweigepflicht unterliegt oder Ihren Namen nicht kennt, kann es Sie nicht selbst informieren (Art. 14 Abs. 5 lit. b, d DSGVO); dann informiert die Praxis.",
  recipients: "Wer Daten erhält",
  placesOf: "Orte von Sitz, Verarbeitung, Speicherung, Sicherung und Fernzugriff:",
  noRecipient: "Derzeit ist kein Empfänger verbunden.",
  host: (server: string) =>
    `Verschlüsselt gespeichert wird auf einem Server, dessen Betreiber die Inhalte nicht lesen kann. ${server.replaceAll("\n", "; ")}.`,
  thirdTitle: "Übermittlung in Drittländer",
  periods: "Wie lange",
  periodText: "Nach Ablauf der Frist wird gelöscht, vorher wird nur gesperrt.",
  retentionHead: ["Unterlage", "Frist", "ab", "Grundlage"],
  rights: "Ihre Rechte",
  rightList: [
    "Auskunft mit den konkreten Empfängern (Art. 15), erste Kopie der Behandlungsakte kostenfrei (§ 630g BGB)",
    "Berichtigung (Art. 16), Löschung (Art. 17), Einschränkung (Art. 18), Mitnahme der Daten (Art. 20)",
    "Widerspruch (Art. 21)",
    "Widerruf einer Einwilligung jederzeit und ohne Gründe, mit Wirkung für die Zukunft (Art. 7 Abs. 3)",
  ],
  laboratoryRightList: [
    "Auskunft mit den konkreten Empfängern (Art. 15)",
    "Berichtigung (Art. 16), Löschung (Art. 17), Einschränkung (Art. 18), Mitnahme der Daten (Art. 20)",
    "Widerspruch (Art. 21)",
    "Widerruf einer Einwilligung jederzeit und ohne Gründe, mit Wirkung für die Zukunft, bei der Praxis, der Sie sie gaben (Art. 7 Abs. 3)",
  ],
  complaint:
    "Beschweren können Sie sich bei der Aufsichtsbehörde für den Datenschutz Ihres Landes (Art. 77 DSGVO).",
  must: "Ohne die für die Behandlung nötigen Angaben kann nicht behandelt werden. Eine Einwilligung in die Weitergabe ist freiwillig.",
  mustNot: "Sie müssen dem Labor nichts mitteilen.",
  automated:
    "Über Sie wird nicht automatisiert entschieden (Art. 22 DSGVO). Ein Programm prüft nur, ob eine Weitergabe zulässig ist.",
  practiceSigner: "Praxis, zur Freigabe dieser Fassung",
  laboratorySigner: "Labor, zur Freigabe dieser Fassung",
  limits: [
    "Die Information ist keine Einwilligung und ersetzt keine.",
    "Sie nennt die Empfänger, die in diesem Programm verbunden sind. Andere Wege der Praxis (Abrechnung, Steuerberatung, Post) muss die Praxis ergänzen.",
  ],
  laboratoryLimits: [
    "Die Information ist keine Einwilligung und ersetzt keine.",
    "Sie nennt die Empfänger, die in diesem Programm verbunden sind. Andere Wege des Labors (Buchhaltung, Versand, Lieferanten) muss das Labor ergänzen.",
  ],
}
export type InformationWords = typeof de

const en: InformationWords = {
  practiceTitle: "Privacy information (Art. 13 GDPR)",
  laboratoryTitle: "The laboratory's privacy information (Art. 14 GDPR)",
  responsible: "Responsible",
  controller: "Name and contact",
  officer: "Data protection officer",
  noOfficer: "not appointed",
  purposes: "What for, and on what ground",
  purposeHead: ["Purpose", "Ground"],
  practicePurposes: [
    ["Treatment and making of restorations", "Art. 6(1)(b), Art. 9(2)(h), (3) GDPR; § 22(1) no. 1 b BDSG"],
    ["Disclosure to a laboratory with consent", "Art. 6(1)(a), Art. 9(2)(a) GDPR; release under § 203 StGB"],
    ["Keeping the treatment record and radiographs", "Art. 6(1)(c) GDPR; § 630f BGB; § 85 StrlSchG"],
    ["Billing and accounting", "Art. 6(1)(c) GDPR; § 147 AO"],
    ["Proof of who received what and when", "Art. 6(1)(c), Art. 5(2) GDPR"],
  ],
  withoutConsent: [
    "Disclosure under a code to a laboratory that is bound to secrecy, without consent as well, as long as you do not object",
    "Art. 6(1)(b), Art. 9(2)(h), (3) GDPR; § 203(3) sentence 2 StGB",
  ],
  laboratoryPurposes: [
    [
      "Making a custom-made device on the practice's order",
      "Art. 6(1)(a) or (f) (legitimate interest: to carry out the practice's order), Art. 9(2)(a) or (h) GDPR",
    ],
    ["Statement and documentation of the custom-made device", "Art. 6(1)(c) GDPR; Annex XIII MDR"],
    ["Invoice and accounting", "Art. 6(1)(c) GDPR; § 147 AO"],
  ],
  categories: "Which data",
  practiceCategories:
    "Name, date of birth and contact; scans, radiographs, CBCT, photographs; findings and plan; orders and invoices. To a laboratory they go under a code without a name as a rule.",
  laboratoryCategories:
    "Scans, images and the order's words under a code; as a rule the laboratory knows no name.",
  source: "Where the data come from",
  sourceText: "Not from you, but from the practice that placed the order:",
  noSource: "At present no ordering practice is linked.",
  exception:
    "Where the laboratory is bound to secrecy or does not know your name, it cannot inform you itself (Art. 14(5)(b), (d) GDPR); then the practice informs you.",
  recipients: "Who receives data",
  placesOf: "places of seat, processing, storage, backup and remote access:",
  noRecipient: "At present no recipient is linked.",
  host: (server) =>
    `Data are stored sealed on a server whose operator cannot read them. ${server.replaceAll("\n", "; ")}.`,
  thirdTitle: "Transfers to third countries",
  periods: "How long",
  periodText: "After the period data are erased; before it they are only restricted.",
  retentionHead: ["Record", "Period", "from", "Ground"],
  rights: "Your rights",
  rightList: [
    "Access with the concrete recipients (Art. 15), the first copy of the treatment record free (§ 630g BGB)",
    "Correction (Art. 16), erasure (Art. 17), restriction (Art. 18), portability (Art. 20)",
    "Objection (Art. 21)",
    "Withdrawal of a consent at any time and without reasons, for the future (Art. 7(3))",
  ],
  laboratoryRightList: [
    "Access with the concrete recipients (Art. 15)",
    "Correction (Art. 16), erasure (Art. 17), restriction (Art. 18), portability (Art. 20)",
    "Objection (Art. 21)",
    "Withdrawal of a consent at any time and without reasons, for the future, at the practice to which you gave it (Art. 7(3))",
  ],
  complaint: "You can complain to the data protection authority of your state (Art. 77 GDPR).",
  must: "Without what treatment needs there can be no treatment. Consent to disclosure is your free choice.",
  mustNot: "You need not tell the laboratory anything.",
  automated:
    "Nothing is decided about you automatically (Art. 22 GDPR). A program only checks whether a disclosure is allowed.",
  practiceSigner: "Practice, to release this version",
  laboratorySigner: "Laboratory, to release this version",
  limits: [
    "The information is no consent and replaces none.",
    "It names the recipients that are linked in this program. Other ways of the practice (billing, tax advice, post) must be added by the practice.",
  ],
  laboratoryLimits: [
    "The information is no consent and replaces none.",
    "It names the recipients that are linked in this program. Other ways of the laboratory (accounting, shipping, suppliers) must be added by the laboratory.",
  ],
}

export const informationWords = { de, en }
