/** What is signed while an order is written, word for word. */
export const attestDe = {
  titles: {
    "information-notice": "Information nach Art. 13 DSGVO",
    "implied-agreement": "Einverständnis festhalten",
    "reason-for-name": "Grund für den Namen",
    "risk-sheet": "Risikoblatt",
    "patients-wish": "Wunsch festhalten",
    "identity-check": "Identität prüfen",
    "representation-proof": "Vertretung nachweisen",
    "legal-duty": "Rechtsnorm angeben",
    "single-case": "Einzelfall bestätigen",
  },
  texts: {
    "information-notice": (recipient: string, countries: string) => `${recipient} (${countries})`,
    "implied-agreement": (recipient: string, _: string) =>
      `Die Patientin oder der Patient weiß, dass ${recipient} mitbehandelt, und ist einverstanden, dass die Unterlagen dorthin gehen. Das ist in der Akte festgehalten.`,
    "reason-for-name": (recipient: string, _: string) => `Warum ${recipient} den Namen braucht:`,
    "risk-sheet": (recipient: string, countries: string) =>
      `Gezeigt und besprochen für ${recipient}: Die Daten kommen nach ${countries}. Dort kann das Schutzniveau niedriger sein: Zugriff durch Behörden, keine unabhängige Aufsicht, Rechte und Löschung schwer durchsetzbar (Art. 49 Abs. 1 lit. a DSGVO).`,
    "patients-wish": (_: string, __: string) =>
      "Die Patientin oder der Patient hat von sich aus um diesen Weg gebeten und kennt das Risiko. Das gilt nur für dieses eine Mal.",
    "identity-check": (recipient: string, _: string) => `Die Identität von ${recipient} ist geprüft.`,
    "representation-proof": (recipient: string, _: string) =>
      `Der Nachweis, dass ${recipient} handeln darf, hat vorgelegen.`,
    "legal-duty": (recipient: string, _: string) =>
      `Eine Rechtsnorm verpflichtet zur Weitergabe an ${recipient}.`,
    "single-case": (recipient: string, countries: string) =>
      `Übermittlung an ${recipient} in ${countries} als Einzelfall, nicht als Reihe (Art. 49 Abs. 1 lit. a DSGVO).`,
  },
  information: (facts: {
    practice: string
    email: string
    officer: string
    recipient: string
    countries: string
  }) =>
    [
      `Verantwortlich ist ${facts.practice} (${facts.email}).${facts.officer === "" ? "" : ` Datenschutz: ${facts.officer}.`}`,
      `Ihre Gesundheitsdaten gehen unter einem Code ohne Ihren Namen an ${facts.recipient}, damit Ihr Zahnersatz hergestellt wird. Verarbeitet wird in: ${facts.countries}.`,
      "Grundlage ist der Behandlungsvertrag (Art. 6 Abs. 1 lit. b, Art. 9 Abs. 2 lit. h DSGVO; § 203 Abs. 3 StGB). Der Empfänger ist zur Verschwiegenheit verpflichtet und gibt nichts an Dritte, die nicht genannt sind.",
      "Die Arbeitsdaten werden nach Abschluss gelöscht; Ihre Behandlungsakte bleibt bei uns, so lange das Gesetz es verlangt.",
      "Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Widerspruch und Übertragung (Art. 15 bis 21 DSGVO) und auf Beschwerde bei der Aufsichtsbehörde. Ohne die Weitergabe kann der Zahnersatz auf diesem Weg nicht hergestellt werden; wir nennen Ihnen gern einen anderen.",
    ].join("\n"),
  more: {
    "legal-duty": "Norm, z. B. § 85 Abs. 3 StrlSchG",
    "identity-check": "Wie geprüft",
    "representation-proof": "Welcher Nachweis",
  },
  note: "Was dafür spricht",
  reasonMissing: "Bitte schreiben Sie den Grund zuerst in das Feld unter „Mit Namen senden“.",
  incomplete: "Es fehlt noch die Angabe.",
  notYours: "Das unterschreibt eine Person mit einer anderen Rolle, in der Regel der Datenschutz.",
  signedAs: (name: string) => `Unterschrieben mit dem Schlüssel dieses Geräts: ${name}`,
  sign: "Unterschreiben",
}
