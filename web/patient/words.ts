/** The few sentences around the sheet on the patient's own telephone, in German and English. */
const de = {
  title: "Einwilligung",
  other: "English",
  born: "Ihr Geburtsdatum",
  bornHint:
    "Tag, Monat, Jahr, zum Beispiel 04.05.1980. Damit wird der Bogen auf diesem Telefon entschlüsselt.",
  opening: "Wird entschlüsselt …",
  wrong: (left: number) =>
    `Das Geburtsdatum passt nicht. Noch ${left} ${left === 1 ? "Versuch" : "Versuche"}.`,
  wrongEnd:
    "Das Geburtsdatum passt dreimal nicht. Der Verweis ist geschlossen; bitte rufen Sie die Praxis an.",
  gone: "Dieser Verweis wurde benutzt, zurückgenommen oder ist zu alt. Bitte fragen Sie die Praxis nach einem neuen.",
  unreachable: "Der Server ist nicht erreichbar. Bitte versuchen Sie es noch einmal.",
  all: "Alles ankreuzen",
  signature: "Unterschrift",
  second: "Unterschrift des zweiten Elternteils",
  typed: "Statt zu zeichnen: Namen tippen",
  clear: "Neu unterschreiben",
  agree: "Zustimmen",
  sending: "Wird gesendet …",
  sent: "Gesendet. Die Praxis bestätigt es hier, sobald dort jemand hinsieht.",
  signed: (practice: string) => `${practice} hat Ihre Einwilligung.`,
  keep: "Bewahren Sie diesen Verweis auf: Mit ihm können Sie jederzeit widerrufen.",
  copy: "Abschrift als PDF",
  withdraw: "Einwilligung widerrufen",
  sure: "Ja, widerrufen",
  sureText: "Ab sofort darf nichts mehr weitergegeben werden. Laufende Aufträge enden.",
  withdrawnSent: (phone: string) =>
    `Der Widerruf ist beim Server und gilt ab sofort. Die Praxis hat ihn noch nicht bestätigt. Steht das morgen noch hier, rufen Sie an: ${phone}`,
  withdrawn:
    "Die Praxis hat den Widerruf bestätigt. Auf diese Einwilligung hin wird nichts mehr weitergegeben.",
  receipt: "Bestätigung als PDF",
  told: {
    erase: (name: string) => `${name} wurde aufgefordert zu löschen und muss antworten.`,
    restrict: (name: string) =>
      `${name} wurde aufgefordert, die Daten einzuschränken. Was über Hergestelltes aufzubewahren ist, bleibt.`,
  },
  gaps: {
    kinds: "Bitte kreuzen Sie an, was weitergegeben werden darf.",
    form: "Bitte wählen Sie: unter einem Code oder mit Namen.",
    explicit: "Es fehlt das Kreuz bei „Gesundheitsdaten“.",
    secrecy: "Es fehlt das Kreuz bei „Schweigepflicht“.",
    third: "Es fehlt das Kreuz bei „Land ohne gleichen Schutz“.",
    questions: "Es fehlt das Kreuz bei „Fragen und Abschrift“.",
    minors: "Es fehlt das Kreuz bei „Minderjährige“.",
    signature: "Es fehlt die Unterschrift.",
  },
}

const en: typeof de = {
  title: "Consent",
  other: "Deutsch",
  born: "Your date of birth",
  bornHint: "Day, month, year, for example 04.05.1980. It decrypts the sheet on this telephone.",
  opening: "Decrypting …",
  wrong: (left) => `The date of birth does not fit. ${left} ${left === 1 ? "try" : "tries"} left.`,
  wrongEnd: "The date of birth did not fit three times. The link is closed; please call the practice.",
  gone: "This link was used, taken back or is too old. Please ask the practice for a new one.",
  unreachable: "The server cannot be reached. Please try again.",
  all: "Tick all",
  signature: "Signature",
  second: "Signature of the second parent",
  typed: "Instead of drawing: type your name",
  clear: "Sign again",
  agree: "Agree",
  sending: "Sending …",
  sent: "Sent. The practice confirms it here as soon as somebody there looks.",
  signed: (practice) => `${practice} has your consent.`,
  keep: "Keep this link: with it you can withdraw at any time.",
  copy: "Copy as PDF",
  withdraw: "Withdraw consent",
  sure: "Yes, withdraw",
  sureText: "From now on nothing more may be passed on. Running orders end.",
  withdrawnSent: (phone) =>
    `The withdrawal is with the server and counts at once. The practice has not confirmed it yet. If this still stands here tomorrow, call: ${phone}`,
  withdrawn: "The practice confirmed the withdrawal. Nothing more is passed on because of this consent.",
  receipt: "Receipt as PDF",
  told: {
    erase: (name) => `${name} was told to erase and must answer.`,
    restrict: (name) =>
      `${name} was told to restrict the data. What must be kept about the work that was made stays.`,
  },
  gaps: {
    kinds: "Please tick what may be passed on.",
    form: "Please choose: under a code or with your name.",
    explicit: "The tick at “Health data” is missing.",
    secrecy: "The tick at “Secrecy” is missing.",
    third: "The tick at “Country without the same protection” is missing.",
    questions: "The tick at “Questions and copy” is missing.",
    minors: "The tick at “Minors” is missing.",
    signature: "The signature is missing.",
  },
}

export type PatientWords = typeof de
export const patientWords = { de, en }
