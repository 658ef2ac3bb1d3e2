/** The documents of the organisation. */
export const papersDe = {
  title: "Dokumente",
  lead: "Was das Recht auf Papier verlangt, erstellt aus dem, was jetzt eingerichtet ist.",
  noLawyer:
    "Den Wortlaut hat noch keine Anwältin und kein Anwalt geprüft. Jedes Dokument sagt, wer unterschreibt und was es nicht behauptet.",
  own: "Diese Organisation",
  partners: "Mit Partnern",
  countries: "Länder",
  breach: "Datenschutzverletzung",
  breachText: "Ab dem Zeitpunkt, zu dem Sie davon wussten, bleiben 72 Stunden.",
  aware: "Bekannt seit",
  awareHint: "Leer: auf dem Entwurf von Hand einzutragen",
  signers: (names: string) => `Unterschrift: ${names}`,
  noSigner: "Keine Unterschrift nötig",
  lastMade: (moment: string) => `Zuletzt erstellt: ${moment}`,
  never: "Noch nie erstellt",
  pdf: "PDF",
  data: "Daten (JSON)",
  elsewhere:
    "Auskunft und Empfänger stehen bei jedem Patienten, das Risikoblatt auch beim Partner, die Begründung beim Auftrag.",
  access: "Auskunft (Art. 15)",
  accessText:
    "Alles, was hier über die Person steht, mit jedem Empfänger. Bitte vor der Ausgabe prüfen, wer fragt.",
  recipients: "Wer hat die Daten?",
  consentCopy: "Abschrift",
  withdrawalReceipt: "Bestätigung des Widerrufs",
  partnerPapers: "Dokumente",
  verdict: "Begründung",
  customMade: "Erklärung zur Sonderanfertigung",
}
