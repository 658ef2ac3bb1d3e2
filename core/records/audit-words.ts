/** What a disclosure is and what a check of it found, in words that stand on screen, on paper and in the terminal alike. */
const de = {
  states: {
    open: "läuft",
    overdue: "Frist überschritten",
    held: "Löschung angehalten",
    erasing: "Löschung läuft",
    restricted: "eingeschränkt, nach Gesetz aufbewahrt",
    erased: "gelöscht",
    hidden: "verborgen",
  },
  ways: { sent: "gesendet", received: "eingegangen", "passed-on": "weitergegeben" },
  unknown: "nicht bekannt",
  faults: {
    unsigned: "nicht unterschrieben, oder von einem anderen",
    "request-unreadable": "die Anfrage an die Regeln ist nicht zu lesen",
    "not-permitted": "das Recht jenes Tages erlaubt sie nicht",
    "decided-otherwise": "das Recht jenes Tages nennt andere Gründe, als unterschrieben sind",
    unattested: "eine Unterlage der Entscheidung hat niemand unterschrieben",
    "agreement-unsigned": "eine Vereinbarung der Entscheidung hat niemand unterschrieben",
    "consent-unsigned": "die Einwilligung ist nicht unterschrieben",
    "consent-differs": "die Einwilligung sagt anderes als die Anfrage",
    "consent-not-in-force": "die Einwilligung galt an jenem Tag nicht",
    "report-differs": "der Bericht der Durchsicht ist ein anderer",
    "not-in-log": "steht nicht im öffentlichen Protokoll",
  },
  open: {
    "report-not-here": "der Bericht der Durchsicht liegt hier nicht vor",
    "consent-of-another": "die Einwilligung hat die Praxis unterschrieben, deren Protokoll hier fehlt",
    "recipient-unknown": "das Protokoll der anderen Seite fehlt; ihre Unterlagen sind nicht geprüft",
  },
}

const en: typeof de = {
  states: {
    open: "running",
    overdue: "overdue",
    held: "erasure on hold",
    erasing: "erasure running",
    restricted: "restricted, kept by law",
    erased: "erased",
    hidden: "hidden",
  },
  ways: { sent: "sent", received: "received", "passed-on": "passed on" },
  unknown: "not known",
  faults: {
    unsigned: "not signed, or by somebody else",
    "request-unreadable": "the request to the rules cannot be read",
    "not-permitted": "the law of that day does not permit it",
    "decided-otherwise": "the law of that day names other reasons than were signed",
    unattested: "nobody signed a document of the decision",
    "agreement-unsigned": "nobody signed an agreement of the decision",
    "consent-unsigned": "the consent is not signed",
    "consent-differs": "the consent says other than the request",
    "consent-not-in-force": "the consent was not in force on that day",
    "report-differs": "the report of the look is another one",
    "not-in-log": "does not stand in the public log",
  },
  open: {
    "report-not-here": "the report of the look is not here",
    "consent-of-another": "the practice signed the consent, and its log is not here",
    "recipient-unknown": "the other side's log is missing; its documents were not checked",
  },
}

export const auditWords = { de, en }
