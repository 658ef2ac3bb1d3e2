/** The sentences around the copy of a signed consent. */
const de = {
  evidence: "Nachweis",
  givenAt: "Unterschrieben",
  explainedBy: "Erklärt von",
  signature: "Unterschrift",
  strokes: (count: number) =>
    `am Bildschirm gezeichnet (${count} ${count === 1 ? "Strich" : "Striche"}), beim Bogen gespeichert`,
  form: "Formular",
  formName: "Einwilligung und Entbindung",
  languages: { de: "auf Deutsch", en: "auf Englisch" },
  information: "Datenschutzinformation, Fassung",
  risks: "Risikoblätter, Fassung",
  identity: "Identität geprüft",
  identities: {
    known: "in der Praxis persönlich bekannt",
    "identity-card": "Ausweis vorgelegt",
    "insurance-card": "Versichertenkarte vorgelegt",
    "link-and-birth-date": "Verweis und Geburtsdatum",
  },
  where: "Ort",
  places: { practice: "in der Praxis, auf ihrem Gerät", "own-phone": "auf dem eigenen Telefon" },
  state: "Stand",
  states: { given: "gilt", withdrawn: "widerrufen", expired: "abgelaufen" },
  withdrawn: (moment: string) => `widerrufen ${moment}`,
  hash: "SHA-256 des Bogens mit Unterschrift",
  limits: [
    "Die Abschrift zeigt den unterschriebenen Wortlaut; die gezeichnete Linie ist nicht abgedruckt.",
    "Eine einfache elektronische Unterschrift genügt für die Einwilligung, nicht für § 10 Abs. 6 GOZ (Abrechnungsstelle): dafür ist Papier oder eine qualifizierte Signatur nötig.",
    "Die Behandlung hängt nicht von dieser Einwilligung ab.",
  ],
}

const en: typeof de = {
  evidence: "Evidence",
  givenAt: "Signed",
  explainedBy: "Explained by",
  signature: "Signature",
  strokes: (count) =>
    `drawn on the screen (${count} ${count === 1 ? "stroke" : "strokes"}), stored with the sheet`,
  form: "Form",
  formName: "Consent and release",
  languages: { de: "in German", en: "in English" },
  information: "Privacy information, version",
  risks: "Sheets on risks, version",
  identity: "Identity checked",
  identities: {
    known: "known to the practice in person",
    "identity-card": "identity card shown",
    "insurance-card": "insurance card shown",
    "link-and-birth-date": "link and date of birth",
  },
  where: "Place",
  places: { practice: "in the practice, on its device", "own-phone": "on the patient's own telephone" },
  state: "State",
  states: { given: "in force", withdrawn: "withdrawn", expired: "expired" },
  withdrawn: (moment) => `withdrawn ${moment}`,
  hash: "SHA-256 of the sheet with its signature",
  limits: [
    "The copy shows the wording that was signed; the drawn line is not printed.",
    "A simple electronic signature is enough for consent, not for § 10(6) GOZ (billing office): that needs paper or a qualified signature.",
    "Treatment does not depend on this consent.",
  ],
}

export const consentCopyWords = { de, en }
