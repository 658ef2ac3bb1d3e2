/** The consent sheet: the elements of the form in plain German, each shown, none ticked before. */
import { consentWords } from "@zahnwolke/core/records/consent-words"

export const consentDe = {
  ...consentWords.de,
  pageTitle: "Einwilligung aufnehmen",
  patient: "Patient",
  recipient: "Empfänger",
  asPaper: "Bogen zum Lesen und Mitnehmen",
  handOver: "Jetzt dem Patienten geben",
  handOverText: "Drehen Sie das Gerät um. Der Patient liest, kreuzt an und unterschreibt.",
  signer: "Wer unterschreibt?",
  signedBy: "Name und Vertretungsgrund",
  signedByHint: "Steht auf dem Bogen, zum Beispiel: Anna Albers, sorgeberechtigt",
  attestAuthority: "Sorgerecht oder Vertretung wurde nachgewiesen.",
  attestCapacity:
    "Wir haben besprochen und festgehalten, dass die oder der Jugendliche das selbst beurteilen kann.",
  formNameReason: "Begründung der Praxis",
  onPhone: "Auf dem Telefon der Patientin unterschreiben",
  onPhoneText:
    "Der Bogen wird verschlüsselt unter einen Verweis gelegt, der drei Tage und einmal gilt. Zum Öffnen braucht es den Verweis und das Geburtsdatum.",
  makeLink: "Verweis erzeugen",
  link: "Verweis für das Telefon",
  linkQr: "QR-Code des Verweises für das Telefon",
  revokeLink: "Verweis zurücknehmen",
  linkStates: {
    waiting: "Wartet auf die Unterschrift am Telefon.",
    signed: "Auf dem Telefon unterschrieben.",
    withdrawn: "Auf dem Telefon unterschrieben und wieder widerrufen.",
    expired: "Der Verweis ist abgelaufen.",
    revoked: "Der Verweis wurde zurückgenommen.",
    "wrong-birth-date":
      "Das Geburtsdatum war dreimal falsch. Der Verweis ist geschlossen; bitte fragen Sie nach.",
    refused: "Die Antwort gehörte nicht zu diesem Bogen. Der Verweis ist geschlossen.",
  },
  validityMonths: { three: "3 Monate", six: "6 Monate", twelve: "12 Monate" },
  onlyCode: "Nur unter einem Code",
  offerName: "Auch mit Namen anbieten",
  signature: "Unterschrift",
  signatureText: (city: string, moment: string) => `${city}, ${moment}`,
  signatureHint:
    "Mit Finger, Stift oder Maus unterschreiben. Gespeichert wird die Linie, nicht Druck oder Tempo.",
  signatureOf: (who: string) => `Unterschrift: ${who}`,
  clear: "Neu unterschreiben",
  keyboard: "Ohne Zeichnen unterschreiben",
  keyboardName: "Name als Unterschrift tippen",
  explainedBy: "Erklärt von",
  confirm: "Zustimmen",
  saved: "Die Einwilligung ist aufgenommen.",
  foreign: {
    title: "Einwilligung einer anderen Stelle (FHIR)",
    hint: "Eine FHIR-R4-Datei füllt Empfänger, Zweck und Dauer vor. Sie gilt hier nicht von selbst: Alles wird gelesen, angekreuzt und neu unterschrieben.",
    pick: "FHIR-Datei wählen",
    taken: (recipient: string, purpose: string, months: number) =>
      `Übernommen: ${recipient}, ${purpose}, ${months} Monate. Angekreuzt ist nichts.`,
    refused: {
      "not-a-consent":
        "Das ist keine Einwilligung in FHIR R4 (eine JSON-Datei mit „resourceType“: „Consent“).",
      "not-active": "Diese Einwilligung ist nicht in Kraft: Sie ist ein Entwurf, abgelehnt oder beendet.",
      "not-about-privacy": "Diese Einwilligung betrifft nicht die Weitergabe von Daten.",
      "no-date": "Diese Einwilligung sagt nicht, wann sie gegeben wurde.",
      "no-provision": "Diese Einwilligung sagt weder Ja noch Nein.",
      "limited-to-some-data":
        "Diese Einwilligung gilt nur für einen Teil der Daten, den hier niemand prüfen kann. Bitte ohne die Datei ausfüllen.",
      "has-exceptions":
        "Diese Einwilligung hat Ausnahmen, die hier niemand prüfen kann. Bitte ohne die Datei ausfüllen.",
      "no-recipient-named": "Diese Einwilligung nennt keinen Empfänger.",
      "purpose-unknown-here": "Den Zweck dieser Einwilligung gibt es hier nicht.",
      "no-evidence": "Dieser Einwilligung fehlt der Nachweis.",
      dissent:
        "Auf diesem Papier steht ein Nein. Sprechen Sie mit der Patientin oder dem Patienten, bevor Sie um eine Einwilligung bitten.",
      "no-partner": "Kein Empfänger dieser Einwilligung ist hier Partner. Laden Sie ihn zuerst ein.",
      "ends-too-soon":
        "Diese Einwilligung ist beendet oder endet in weniger als drei Monaten. Bitte ohne die Datei ausfüllen.",
    },
  },
  refuse: "Die Patientin oder der Patient lehnt ab",
  refuseText: (recipient: string) =>
    `An ${recipient} wird für diese Person nichts gesendet, auch nicht im gesetzlichen Modus, bis sie eine Einwilligung unterschreibt. Was auf einer erteilten Einwilligung läuft, endet erst mit deren Widerruf. Nachteile für die Behandlung hat sie nicht; bitte eine Alternative besprechen.`,
  refuseNote: "Ablehnung festhalten",
  identity: "Woher wissen Sie, wer unterschreibt?",
  identities: {
    known: "Persönlich bekannt",
    "identity-card": "Ausweis gesehen",
    "insurance-card": "Versichertenkarte gesehen",
  },
  locked: {
    identity: "Bitte sagen Sie, woher Sie wissen, wer unterschreibt.",
    patient: "Bitte wählen Sie den Patienten.",
    recipient: "Bitte wählen Sie den Empfänger.",
    signer: "Bitte wählen Sie, wer unterschreibt.",
    kinds: "Bitte kreuzen Sie an, was weitergegeben werden darf.",
    form: "Bitte wählen Sie: unter einem Code oder mit Namen.",
    explicit: "Es fehlt das Kreuz bei „Gesundheitsdaten“.",
    secrecy: "Es fehlt das Kreuz bei „Schweigepflicht“.",
    third: "Es fehlt das Kreuz bei „Land ohne gleichen Schutz“.",
    questions: "Es fehlt das Kreuz bei „Fragen und Abschrift“.",
    minors: "Es fehlt das Kreuz bei „Minderjährige“.",
    signature: "Es fehlt die Unterschrift.",
    signedBy: "Bitte tragen Sie ein, wer für den Patienten unterschreibt und mit welchem Recht.",
    nameReason: "Bitte begründen Sie, warum der Name nötig ist.",
    attested: "Bitte bestätigen Sie, dass die Berechtigung geprüft wurde.",
    explainedBy: "Bitte tragen Sie ein, wer erklärt hat.",
    birthDate:
      "Ohne Geburtsdatum zählt die Einwilligung nicht. Bitte legen Sie den Patienten mit Geburtsdatum neu an.",
  },
  done: "Gerät zurückgeben",
  doneText: "Danke. Bitte geben Sie das Gerät zurück.",
}
