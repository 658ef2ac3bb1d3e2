/** The sentences of the receipt that a patient gets for a withdrawal. */
const de = {
  title: "Bestätigung des Widerrufs",
  what: "Was widerrufen ist",
  givenAt: "Einwilligung unterschrieben",
  withdrawnAt: "Widerrufen",
  hash: "SHA-256 des Bogens mit Unterschrift",
  now: "Was ab jetzt gilt",
  effects: [
    "Auf diese Einwilligung und die Entbindung von der Schweigepflicht hin, die auf demselben Bogen steht, wird nichts mehr weitergegeben. Laufende Übertragungen sind abgebrochen, die Schlüssel der Pakete zurückgezogen.",
    "Was vor dem Widerruf geschah, bleibt rechtmäßig (Art. 7 Abs. 3 DSGVO).",
    "Bereits Hergestelltes bleibt, und was das Gesetz aufzubewahren verlangt, bleibt eingeschränkt bis zum Ende der Frist (Art. 17 Abs. 3 lit. b, Art. 18 DSGVO).",
  ],
  told: "Wer verständigt ist (Art. 19 DSGVO)",
  toldHead: ["Empfänger", "Am", "Gebeten um"],
  asks: { erase: "Löschung", restrict: "Einschränkung; das Hergestellte ist zu dokumentieren" },
  nobody: "Bis zum Widerruf hatte niemand etwas erhalten, oder es war bereits gelöscht.",
  limits: [
    "Die Bestätigung zeigt den Stand beim Widerruf. Was die Empfänger geantwortet haben, sagt die Auskunft der Praxis (Art. 15 DSGVO).",
    "Kopien, die ein Empfänger vorher entschlüsselt oder ausgedruckt hat, kann dieses System nicht löschen.",
    "Aus dem Widerruf entstehen keine Nachteile für die Behandlung.",
  ],
}

const en: typeof de = {
  title: "Receipt for the withdrawal",
  what: "What is withdrawn",
  givenAt: "Consent signed",
  withdrawnAt: "Withdrawn",
  hash: "SHA-256 of the sheet with its signature",
  now: "What holds from now on",
  effects: [
    "Nothing more is passed on because of this consent and of the release from secrecy that stands on the same sheet. Running transfers are stopped, the keys of the parcels are taken back.",
    "What was done before the withdrawal stays lawful (GDPR Art. 7(3)).",
    "What was made already stays, and what the law wants kept stays restricted until its time ends (GDPR Art. 17(3)(b), 18).",
  ],
  told: "Who was told (GDPR Art. 19)",
  toldHead: ["Recipient", "On", "Asked to"],
  asks: { erase: "erase", restrict: "restrict; what was made must be documented" },
  nobody: "Until the withdrawal nobody had been given anything, or it was erased already.",
  limits: [
    "The receipt shows how things stood at the withdrawal. What the recipients answered stands in the practice's answer under GDPR Art. 15.",
    "Copies that a recipient decrypted or printed before cannot be erased by this system.",
    "The withdrawal brings no disadvantage for the treatment.",
  ],
}

export const withdrawalReceiptWords = { de, en }
