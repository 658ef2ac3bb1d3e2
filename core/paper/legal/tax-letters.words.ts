/** The sentences of the letters to the tax office. */
const de = {
  to: "An",
  office: "Finanzamt",
  number: "Steuernummer",
  noticeTitle: "Mitteilung des Aufbewahrungsorts (§ 14b Abs. 2 Satz 3 UStG)",
  notice: "Mitteilung",
  noNotice:
    "Kein Speicher liegt in einem anderen Mitgliedstaat. Eine Mitteilung ist nach den Angaben des Servers nicht nötig.",
  noticeText:
    "Rechnungen werden elektronisch aufbewahrt in einem anderen Mitgliedstaat der Europäischen Union, bei:",
  access:
    "Eine vollständige Fernabfrage der Daten und deren Herunterladen sind gewährleistet (§ 14b Abs. 4 UStG); der Datenzugriff nach § 147 Abs. 6 AO bleibt in vollem Umfang möglich (§ 146 Abs. 2a AO).",
  download: "Die Fernabfrage wurde geprüft am: ____",
  requestTitle: "Antrag auf Bewilligung (§ 146 Abs. 2b AO)",
  request: "Antrag",
  noRequest:
    "Kein Speicher liegt in einem Drittstaat im Sinne der Abgabenordnung. Ein Antrag ist nach den Angaben des Servers nicht nötig.",
  requestText:
    "Beantragt wird, elektronische Bücher und Aufzeichnungen in einem Drittstaat zu führen und aufzubewahren, bei:",
  conditions: [
    "Standort und Anbieter sind oben genannt; ein Wechsel wird unverzüglich mitgeteilt.",
    "Den Pflichten aus §§ 90, 93, 97, 140 bis 147 und 200 Abs. 1, 2 AO wurde nachgekommen.",
    "Der Datenzugriff nach § 147 Abs. 6 AO ist in vollem Umfang möglich.",
    "Die Besteuerung wird nicht beeinträchtigt.",
  ],
  reasons: "Begründung",
  signer: "Steuerpflichtige Person, nach Rat der Steuerberatung",
  noticeLimits: [
    "Das Programm weiß nicht, ob Rechnungen in diesem Speicher liegen; verschlüsselt kann es das nicht sehen.",
    "Die Schweiz, Norwegen, Island, Liechtenstein und das Vereinigte Königreich sind für die Abgabenordnung Drittstaaten, auch wenn der Datenschutz dort angemessen ist.",
  ],
  requestLimits: [
    "Ein Antrag ist keine Bewilligung. Vor der Bewilligung darf nicht verlagert werden (Verzögerungsgeld 2.500 bis 250.000 Euro, § 146 Abs. 2c AO).",
    "Die Regeln „Streng“ lassen Steuerunterlagen außerhalb Deutschlands nicht zu.",
  ],
}

const en: typeof de = {
  to: "To",
  office: "Tax office",
  number: "Tax number",
  noticeTitle: "Notice of the place of keeping (§ 14b(2) sentence 3 UStG)",
  notice: "Notice",
  noNotice: "No storage lies in another member state. By what the server says no notice is needed.",
  noticeText: "Invoices are kept electronically in another member state of the European Union, with:",
  access:
    "Complete remote access to the data and their download are ensured (§ 14b(4) UStG); access to data under § 147(6) AO stays possible in full (§ 146(2a) AO).",
  download: "Remote access was tried on: ____",
  requestTitle: "Request for a permit (§ 146(2b) AO)",
  request: "Request",
  noRequest:
    "No storage lies in a third state in the sense of the Fiscal Code. By what the server says no request is needed.",
  requestText: "Requested is to keep electronic books and records in a third state, with:",
  conditions: [
    "Place and provider are named above; a change is notified without delay.",
    "The duties under §§ 90, 93, 97, 140 to 147 and 200(1), (2) AO were met.",
    "Access to data under § 147(6) AO is possible in full.",
    "Taxation is not impaired.",
  ],
  reasons: "Reasons",
  signer: "Taxable person, advised by the tax adviser",
  noticeLimits: [
    "The program does not know whether invoices lie in this storage; sealed, it cannot see that.",
    "Switzerland, Norway, Iceland, Liechtenstein and the United Kingdom are third states for the Fiscal Code, even where data protection there is adequate.",
  ],
  requestLimits: [
    "A request is no permit. Before the permit nothing may be moved (penalty 2,500 to 250,000 euros, § 146(2c) AO).",
    "The rules “Strict” do not allow tax records outside Germany.",
  ],
}

export const taxLetterWords = { de, en }
