/** The consent sheet: the elements of the form in plain German, each shown, none ticked before. */
export const consentDe = {
  pageTitle: "Einwilligung aufnehmen",
  patient: "Patient",
  recipient: "Empfänger",
  handOver: "Jetzt dem Patienten geben",
  handOverText: "Drehen Sie das Gerät um. Der Patient liest, kreuzt an und unterschreibt.",
  heading: "Einwilligung in die Weitergabe und Entbindung von der Schweigepflicht",
  practice: "Praxis",
  practiceText: (name: string, address: string) => `Verantwortlich ist ${name}, ${address}.`,
  practiceContact: (contact: string) => `Kontakt: ${contact}.`,
  officer: (officer: string) => `Datenschutzbeauftragt: ${officer}.`,
  person: "Patientin oder Patient",
  personText: (name: string, born: string) => `${name}, ${born}.`,
  signer: "Wer unterschreibt?",
  signers: {
    patient: "Patientin oder Patient selbst",
    guardian: "Ein Elternteil, das allein entscheidet",
    "both-guardians": "Beide Eltern",
    representative: "Gesetzliche Vertretung",
  },
  attestAuthority: "Sorgerecht oder Vertretung wurde nachgewiesen.",
  attestCapacity:
    "Wir haben besprochen und festgehalten, dass die oder der Jugendliche das selbst beurteilen kann.",
  signerText: (signer: string) => `Es unterschreibt: ${signer}.`,
  purpose: "Wozu?",
  purposeText: (purpose: string) => `Zweck: ${purpose} für diese Behandlung. Für nichts anderes.`,
  kinds: "Was darf weitergegeben werden?",
  kindsLead: "Kreuzen Sie an, was Sie erlauben. Sie können einzelnes weglassen.",
  form: "In welcher Form?",
  formCode: "Unter einem Code, ohne meinen Namen.",
  formName: "Mit meinem Namen.",
  formLabels:
    "Jede Datei trägt eine von drei Stufen. „Kennungen entfernt“: Alle Angaben zu Ihrer Person, die die Praxis kennt, wurden gesucht und entfernt. „Kennungen und Gesichtsoberfläche entfernt“: Zusätzlich fehlt in einer Aufnahme des Kopfes die Oberfläche des Gesichts. „Mit Namen – Einwilligung liegt vor“: Die Datei geht mit Bezug zu Ihrer Person, wie hier erlaubt.",
  formNot:
    "Keine dieser Stufen heißt anonym: Zähne, Kiefer, Gaumen, Panoramabilder und Gesichter können Sie für jemanden erkennbar machen, der Vergleichsdaten hat.",
  formNameReason: "Begründung der Praxis",
  formNameText: (reason: string) => `Warum die Praxis nach dem Namen fragt: ${reason}`,
  recipients: "An wen?",
  recipientText: (name: string, role: string, address: string, country: string) =>
    `${name} (${role}), ${address}, ${country}.`,
  onward: "Weitere Empfänger",
  onwardNone: "Keine Weitergabe an Dritte.",
  onwardText: (names: string) => `Weitergabe nur an: ${names}. An niemand sonst.`,
  place: "Wo liegen die Daten?",
  placeText: (countries: string) =>
    `Verarbeitet und gespeichert wird in: ${countries}. Das gilt auch für Wartung aus der Ferne.`,
  explicit: "Gesundheitsdaten",
  explicitTick:
    "Ich willige ausdrücklich ein, dass meine Gesundheitsdaten wie oben beschrieben weitergegeben werden (Art. 9 Abs. 2 lit. a DSGVO).",
  secrecy: "Schweigepflicht",
  secrecyTick: (name: string) => `Insoweit entbinde ich ${name} von der Schweigepflicht (§ 203 StGB).`,
  third: "Land ohne gleichen Schutz",
  thirdText: (country: string) =>
    `Für ${country} gibt es keinen Beschluss der EU, dass Daten dort gleich gut geschützt sind. Behörden können dort zugreifen. Es gibt keine unabhängige Aufsicht wie hier. Ihre Rechte und das Löschen sind dort schwer durchzusetzen.`,
  thirdTick: (country: string) =>
    `Ich willige trotzdem in die Weitergabe nach ${country} ein (Art. 49 Abs. 1 lit. a DSGVO).`,
  made: "Ort der Herstellung",
  madeText: (countries: string) => `Der Zahnersatz wird hergestellt in: ${countries}.`,
  storage: "Wie lange?",
  storageText: (days: number) =>
    `Der Empfänger löscht die gemeinsamen Dateien, wenn der Auftrag beendet ist, spätestens ${days} ${days === 1 ? "Tag" : "Tage"} nach der Abholung. Was das Gesetz aufzubewahren verlangt, bleibt so lange wie nötig.`,
  free: "Freiwillig",
  freeText:
    "Ihre Einwilligung ist freiwillig. Ohne sie haben Sie keine Nachteile für die Behandlung. Die Praxis sucht dann einen anderen Weg, etwa einen Abdruck oder ein Labor im Haus.",
  withdraw: "Widerruf",
  withdrawText:
    "Sie können jederzeit widerrufen, ohne Gründe, so einfach wie Sie zustimmen: ein Satz am Empfang genügt. Der Widerruf gilt für die Zukunft. Was schon hergestellt ist oder aufbewahrt werden muss, bleibt.",
  withdrawByLink:
    "Sie können jederzeit widerrufen, ohne Gründe, so einfach wie Sie zustimmen: mit dem Knopf „Einwilligung widerrufen“ hinter demselben Verweis, oder mit einem Satz am Empfang. Der Widerruf gilt für die Zukunft. Was schon hergestellt ist oder aufbewahrt werden muss, bleibt.",
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
  ownPhone: "Auf dem eigenen Telefon unterschrieben",
  validity: "Wie lange gilt das?",
  validityText: (date: string) => `Diese Einwilligung gilt bis ${date}.`,
  validityMonths: { three: "3 Monate", six: "6 Monate", twelve: "12 Monate" },
  rights: "Ihre Rechte",
  rightsText:
    "Sie dürfen Auskunft, Berichtigung, Löschung, Einschränkung und eine Kopie verlangen und widersprechen (Art. 15 bis 21 DSGVO). Beschweren können Sie sich bei der Aufsichtsbehörde für den Datenschutz Ihres Landes.",
  information: "Information",
  informationText: (version: string) =>
    `Die Datenschutzinformation der Praxis (Fassung ${version}) liegt aus und gilt dazu.`,
  questions: "Fragen und Abschrift",
  questionsTick: "Ich konnte Fragen stellen und bekomme auf Wunsch eine Abschrift.",
  minors: "Minderjährige",
  minorsTick: (name: string) =>
    `Wir sind sorgeberechtigt oder vertreten einander. ${name} wurde nach Alter und Reife beteiligt und ist einverstanden.`,
  capacityTick: "Ich verstehe, worum es geht. Die Praxis hat mit mir darüber gesprochen.",
  informationVersion: "2026-11",
  onlyCode: "Nur unter einem Code",
  offerName: "Auch mit Namen anbieten",
  signature: "Unterschrift",
  signatureText: (city: string, moment: string) => `${city}, ${moment}`,
  signatureHint:
    "Mit Finger, Stift oder Maus unterschreiben. Gespeichert wird die Linie, nicht Druck oder Tempo.",
  signatureOf: (who: string) => `Unterschrift: ${who}`,
  second: "zweites Elternteil",
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
  locked: {
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
    nameReason: "Bitte begründen Sie, warum der Name nötig ist.",
    attested: "Bitte bestätigen Sie, dass die Berechtigung geprüft wurde.",
    explainedBy: "Bitte tragen Sie ein, wer erklärt hat.",
    birthDate:
      "Ohne Geburtsdatum zählt die Einwilligung nicht. Bitte legen Sie den Patienten mit Geburtsdatum neu an.",
  },
  done: "Gerät zurückgeben",
  doneText: "Danke. Bitte geben Sie das Gerät zurück.",
}
