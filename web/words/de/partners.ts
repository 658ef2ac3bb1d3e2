/** Partners: invite, accept, compare, sign. */
export const partnersDe = {
  title: "Partner",
  invite: "Einladen",
  emptyTitle: "Noch kein Partner",
  emptyText:
    "Wer nicht eingeladen ist, kann nichts senden und nichts empfangen. Laden Sie Ihr Labor mit einem Verweis ein.",
  openInvites: "Offene Einladungen",
  validUntil: (date: string) => `gültig bis ${date}`,
  inviteTitle: "Partner einladen",
  inviteText:
    "Der Verweis trägt Ihren Fingerabdruck und ein einmaliges Geheimnis. Geben Sie ihn so weiter, wie Sie einen Schlüssel geben würden: persönlich, am Telefon oder auf Papier.",
  inviteRole: "Wen laden Sie ein?",
  inviteNote: "Notiz für Sie",
  inviteNoteHint: "Sieht nur Ihre Organisation.",
  inviteMake: "Einladung erzeugen",
  inviteReady: "Die Einladung ist bereit",
  inviteQr: "QR-Code der Einladung",
  inviteLink: "Verweis der Einladung",
  previewTitle: "Einladung annehmen",
  previewLead: (name: string) => `${name} möchte mit Ihnen Aufträge austauschen.`,
  previewAccept: "Annehmen und unterschreiben",
  previewSigns:
    "Sie unterschreiben damit die Datenvereinbarung und die Verpflichtung zur Verschwiegenheit (§ 203 StGB). Die andere Seite unterschreibt ebenso.",
  previewFacts:
    "Bevor Ihnen jemand etwas senden darf, muss unterschrieben sein, wo Sie arbeiten und was Sie weitergeben. Das gilt dann für alle Partner.",
  accepted: (name: string) =>
    `${name}: angenommen. Sie sind verbunden, sobald die andere Seite ihre App öffnet.`,
  profile: "Angaben des Partners",
  address: "Anschrift",
  seat: "Sitz",
  processing: "Verarbeitung",
  storage: "Speicherung",
  backup: "Sicherung",
  support: "Wartung",
  parent: "Mutterunternehmen",
  parentNone: "keines",
  unsaid: "keine Angabe",
  onward: "Weitergabe an Dritte",
  onwardKinds: { none: "keine", named: "nur an", reserved: "vorbehalten", unknown: "keine Angabe" },
  officer: "Datenschutz",
  contact: "Kontakt",
  standings: {
    closed: "Kann nichts empfangen",
    "unsigned-here": "Unsere Unterschrift fehlt",
    "unsigned-there": "Unterschrift des Partners fehlt",
  },
  trustTitle: "Echtheit",
  trustByLink:
    "Verbunden über die Einladung. Vergleichen Sie einmal die Sicherheitsnummer, dann ist auch ein Tausch unterwegs ausgeschlossen.",
  trustVerified: "Die Sicherheitsnummer wurde verglichen.",
  trustChanged:
    "Der Schlüssel dieses Partners hat sich geändert. Rufen Sie dort an, bevor Sie etwas senden, und vergleichen Sie die Nummer neu.",
  safetyNumber: "Sicherheitsnummer",
  safetyText:
    "Dieselben 60 Ziffern stehen beim Partner und auf jedem Begleitzettel. Am Telefon vorlesen genügt.",
  safetySame: "Die Nummern sind gleich",
  safetyVerified: "Als geprüft vermerkt.",
  agreements: "Vereinbarungen",
  ours: "wir",
  theirs: "Partner",
  signed: "unterschrieben",
  unsigned: "fehlt",
  until: (date: string) => `bis ${date}`,
  sign: "Unterschreiben",
  signedNow: "Unterschrieben.",
  newOrder: "Auftrag senden",
  ask: "Partner darum bitten",
  askTitle: (name: string) => `${name} darum bitten`,
  askWhy:
    "Außerhalb von Aufträgen gibt es zwischen Partnern keinen versiegelten Weg. Die Bitte geht deshalb über Ihre E-Mail oder Ihr Telefon; sie nennt keine Patienten. In der App des Partners steht dasselbe als Aufgabe.",
  askLabel: "Text der Bitte",
  askMail: "Als E-Mail",
  askSubject: "Zahnwolke: es fehlt noch etwas",
  askSign: (own: string, link: string) =>
    `Guten Tag, damit wir Ihnen Aufträge senden können, unterschreiben Sie bitte in Zahnwolke die Datenvereinbarung und die Verpflichtung zur Verschwiegenheit: ${link} Vielen Dank, ${own}`,
  askProfile: (own: string, link: string) =>
    `Guten Tag, damit wir Ihnen Aufträge senden können, ergänzen Sie bitte in Zahnwolke Ihr Profil (wo Sie arbeiten, wem Sie gehören, was Sie weitergeben): ${link} Vielen Dank, ${own}`,
  todoSign: (names: string) =>
    `Ihre Unterschrift fehlt noch bei: ${names}. Vorher gehen zwischen Ihnen keine Aufträge.`,
  todoOpen: "Ansehen und unterschreiben",
}
