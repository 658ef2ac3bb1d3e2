/** The sentences of the consent form: each of its elements in plain words, so that the same text stands on screen and on paper (spec 5.1). */
const de = {
  heading: "Einwilligung in die Weitergabe und Entbindung von der Schweigepflicht",
  practice: "Praxis",
  practiceText: (name: string, address: string) => `Verantwortlich ist ${name}, ${address}.`,
  practiceContact: (contact: string) => `Kontakt: ${contact}.`,
  officer: (officer: string) => `Datenschutzbeauftragt: ${officer}.`,
  person: "Patientin oder Patient",
  personText: (name: string, born: string) => `${name}, ${born}.`,
  signers: {
    patient: "Patientin oder Patient selbst",
    guardian: "Ein Elternteil, das allein entscheidet",
    "both-guardians": "Beide Eltern",
    representative: "Gesetzliche Vertretung",
  },
  signerText: (signer: string) => `Es unterschreibt: ${signer}.`,
  signedByText: (who: string) => `Name und Vertretungsgrund: ${who}.`,
  purpose: "Wozu?",
  purposeText: (purpose: string) =>
    `Zweck: ${purpose} in Ihrer Behandlung bei dieser Praxis, solange diese Einwilligung gilt. Für nichts anderes.`,
  kinds: "Was darf weitergegeben werden?",
  kindsLead: "Kreuzen Sie an, was Sie erlauben. Sie können einzelnes weglassen.",
  form: "In welcher Form?",
  formCode: "Unter einem Code, ohne meinen Namen.",
  formName: "Mit meinem Namen.",
  formLabels:
    "Jede Datei trägt eine von drei Stufen. „Kennungen entfernt“: Alle Angaben zu Ihrer Person, die die Praxis kennt, wurden gesucht und entfernt. „Kennungen und Gesichtsoberfläche entfernt“: Zusätzlich fehlt in einer Aufnahme des Kopfes die Oberfläche des Gesichts. „Mit Namen – Einwilligung liegt vor“: Die Datei geht mit Bezug zu Ihrer Person, wie hier erlaubt.",
  formNot:
    "Keine dieser Stufen heißt anonym: Zähne, Kiefer, Gaumen, Panoramabilder und Gesichter können Sie für jemanden erkennbar machen, der Vergleichsdaten hat.",
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
  secrecyTick: (name: string) =>
    `Insoweit entbinde ich alle, die mich in „${name}“ behandeln oder dort mitarbeiten, von der Schweigepflicht (§ 203 StGB).`,
  third: "Land ohne gleichen Schutz",
  thirdText: (country: string) =>
    `${country}: Es gibt keinen Angemessenheitsbeschluss der EU, also keinen Beschluss, dass Daten dort gleich gut geschützt sind. Behörden können dort zugreifen. Es gibt keine unabhängige Aufsicht wie hier. Ihre Rechte und das Löschen sind dort schwer durchzusetzen.`,
  thirdSafeguards:
    "Verlassen Sie sich auf keine anderen Garantien: Ihre Einwilligung soll auch gelten, wenn es keine geeigneten Garantien (Art. 46 DSGVO) gibt.",
  thirdSheet: (version: string) => `Mehr dazu steht im Risikoblatt des Landes (Fassung ${version}).`,
  thirdTick: (country: string) =>
    `Ich willige trotzdem ein, dass die Daten in dieses Land gehen (${country}; Art. 49 Abs. 1 lit. a DSGVO).`,
  made: "Ort der Herstellung",
  madeText: (countries: string) => `Der Zahnersatz wird hergestellt in: ${countries}.`,
  storage: "Wie lange?",
  storageText: (days: number) =>
    `Der Empfänger löscht die gemeinsamen Dateien, wenn der Auftrag beendet ist, spätestens ${days} ${days === 1 ? "Tag" : "Tage"} nach der Abholung. Die Praxis bewahrt Ihre Behandlungsakte zehn Jahre auf (§ 630f Abs. 3 BGB). Was das Gesetz beim Empfänger aufzubewahren verlangt, bleibt dort so lange wie nötig.`,
  free: "Freiwillig",
  freeText:
    "Ihre Einwilligung ist freiwillig. Ohne sie haben Sie keine Nachteile für die Behandlung. Die Praxis sucht dann einen anderen Weg, etwa einen Abdruck oder ein Labor im Haus.",
  withdraw: "Widerruf",
  withdrawText:
    "Sie können jederzeit widerrufen, ohne Gründe, so einfach wie Sie zustimmen: ein Satz am Empfang genügt. Der Widerruf gilt für die Zukunft. Was schon hergestellt ist oder aufbewahrt werden muss, bleibt.",
  withdrawByLink:
    "Sie können jederzeit widerrufen, ohne Gründe, so einfach wie Sie zustimmen: mit dem Knopf „Einwilligung widerrufen“ hinter demselben Verweis, oder mit einem Satz am Empfang. Der Widerruf gilt für die Zukunft. Was schon hergestellt ist oder aufbewahrt werden muss, bleibt.",
  ownPhone: "Auf dem eigenen Telefon unterschrieben",
  validity: "Wie lange gilt das?",
  validityText: (date: string) => `Diese Einwilligung gilt bis ${date}.`,
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
  born: (day: string) => `geboren ${day}`,
  second: "zweites Elternteil",
  unknown: "unbekannt",
  none: "keine",
}

const en: typeof de = {
  heading: "Consent to disclosure and release from secrecy",
  practice: "Practice",
  practiceText: (name, address) => `Responsible is ${name}, ${address}.`,
  practiceContact: (contact) => `Contact: ${contact}.`,
  officer: (officer) => `Data protection officer: ${officer}.`,
  person: "Patient",
  personText: (name, born) => `${name}, ${born}.`,
  signers: {
    patient: "The patient",
    guardian: "One parent who decides alone",
    "both-guardians": "Both parents",
    representative: "Legal representative",
  },
  signerText: (signer) => `Signed by: ${signer}.`,
  signedByText: (who) => `Name and ground of representation: ${who}.`,
  purpose: "What for?",
  purposeText: (purpose) =>
    `Purpose: ${purpose} in your treatment at this practice, for as long as this consent holds. For nothing else.`,
  kinds: "What may be passed on?",
  kindsLead: "Tick what you allow. You can leave things out.",
  form: "In which form?",
  formCode: "Under a code, without my name.",
  formName: "With my name.",
  formLabels:
    "Every file bears one of three labels. “Identifiers removed”: everything the practice knows about your person was searched for and removed. “Identifiers removed, face surface removed”: besides that the surface of the face is gone from an image of the head. “Identified – consent on file”: the file leaves with reference to your person, as allowed here.",
  formNot:
    "None of these labels means anonymous: teeth, jaw, palate, panoramic images and faces can identify you to someone who holds comparison data.",
  formNameText: (reason) => `Why the practice asks for the name: ${reason}`,
  recipients: "To whom?",
  recipientText: (name, role, address, country) => `${name} (${role}), ${address}, ${country}.`,
  onward: "Further recipients",
  onwardNone: "Nothing is passed on to others.",
  onwardText: (names) => `Passed on only to: ${names}. To nobody else.`,
  place: "Where is the data?",
  placeText: (countries) => `Processed and stored in: ${countries}. This includes support from a distance.`,
  explicit: "Health data",
  explicitTick:
    "I explicitly consent to my health data being passed on as described above (Art. 9(2)(a) GDPR).",
  secrecy: "Professional secrecy",
  secrecyTick: (name) =>
    `To this extent I release everybody who treats me at “${name}” or works there from professional secrecy (§ 203 StGB).`,
  third: "A country without the same protection",
  thirdText: (country) =>
    `${country}: There is no adequacy decision of the EU, that is, no decision that data is equally well protected there. Authorities can gain access there. There is no independent supervision as here. Your rights and erasure are hard to enforce there.`,
  thirdSafeguards:
    "Do not rely on other safeguards: your consent is meant to count even where there are no appropriate safeguards (Art. 46 GDPR).",
  thirdSheet: (version) => `More stands in the country's risk sheet (version ${version}).`,
  thirdTick: (country) =>
    `I still consent to the data going to this country (${country}; Art. 49(1)(a) GDPR).`,
  made: "Place of manufacture",
  madeText: (countries) => `The restoration is made in: ${countries}.`,
  storage: "How long?",
  storageText: (days) =>
    `The recipient erases the shared files when the order has ended, at the latest ${days} ${days === 1 ? "day" : "days"} after pick-up. The practice keeps your treatment record for ten years (§ 630f(3) BGB). What the law requires the recipient to keep stays there as long as necessary.`,
  free: "Your free choice",
  freeText:
    "Your consent is your free choice. Without it your treatment does not suffer. The practice then looks for another way, for example an impression or a laboratory in the house.",
  withdraw: "Withdrawal",
  withdrawText:
    "You can withdraw at any time, without reasons, as easily as you agree: one sentence at the front desk is enough. Withdrawal counts for the future. What was made already or must be kept stays.",
  withdrawByLink:
    "You may withdraw at any time, without reasons, as easily as you agree: with the button “Withdraw consent” behind the same link, or with one sentence at the reception. It works for the future. What is already made or must be kept stays.",
  ownPhone: "Signed on the own telephone",
  validity: "How long is this valid?",
  validityText: (date) => `This consent is valid until ${date}.`,
  rights: "Your rights",
  rightsText:
    "You may ask for access, correction, erasure, restriction and a copy, and you may object (Art. 15 to 21 GDPR). You can complain to the data protection authority of your state.",
  information: "Information",
  informationText: (version) =>
    `The practice's privacy information (version ${version}) is on display and belongs to this.`,
  questions: "Questions and copy",
  questionsTick: "I could ask questions and get a copy if I want one.",
  minors: "Minors",
  minorsTick: (name) =>
    `We have custody or act for one another. ${name} took part according to age and maturity and agrees.`,
  capacityTick: "I understand what this is about. The practice has talked to me about it.",
  born: (day) => `born ${day}`,
  second: "second parent",
  unknown: "unknown",
  none: "none",
}

export const consentWords = { de, en }
