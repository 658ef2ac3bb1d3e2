/** The sentences of the skeletons for impact and transfer. */
const de = {
  impact: {
    title: "Datenschutz-Folgenabschätzung, Gerüst (Art. 35 DSGVO)",
    threshold: "Ist sie nötig?",
    thresholdFacts: (patients: number | null, disclosures: number, received: number) => [
      patients === null
        ? "Patientinnen und Patienten im Programm: nicht zählbar, das Labor kennt nur Codes"
        : `Patientinnen und Patienten im Programm: ${patients}`,
      `Weitergaben bisher: ${disclosures}`,
      `Aufträge von anderen: ${received}`,
    ],
    thresholdBoxes: [
      "Umfangreiche Verarbeitung von Gesundheitsdaten (Art. 35 Abs. 3 lit. b)",
      "Die Muss-Liste der Aufsicht nennt diese Verarbeitung (etwa Telemedizin)",
      "Einzelne Zahnärztin oder einzelner Zahnarzt: in der Regel nicht umfangreich (Erwägungsgrund 91)",
    ],
    officerDuty:
      "Ist eine Folgenabschätzung nötig, muss auch eine datenschutzbeauftragte Person benannt sein, gleich wie viele Personen beschäftigt sind (§ 38 Abs. 1 Satz 2 BDSG).",
    a: "a) Beschreibung",
    description:
      "Scans, Aufnahmen und Aufträge werden auf dem Gerät vorbereitet, von Kennungen befreit (außer wo eine Einwilligung den Namen nennt), verschlüsselt und an benannte Empfänger gegeben. Der Server speichert nur Schlüsseltext.",
    recipients: "Empfänger",
    periods: "Fristen",
    none: "keine",
    b: "b) Notwendigkeit und Verhältnismäßigkeit",
    necessity:
      "Für die Herstellung braucht das Labor Form und Farbe, nicht den Namen. Statt des Namens geht ein Code. Die Aufbewahrung endet mit dem Auftrag, soweit kein Gesetz mehr verlangt.",
    reasons: "Begründung",
    c: "c) Risiken für die Betroffenen",
    riskHead: ["Risiko", "Eintritt", "Schwere", "Begründung"],
    risks: [
      "Unbefugte lesen Inhalte auf einem Gerät",
      "Falscher Empfänger",
      "Wiedererkennen an Zahnbogen oder Gesicht (DVT)",
      "Namen in Dateien oder Texten trotz Prüfung",
      "Weitergabe durch den Empfänger",
      "Zugriff von Behörden eines Drittlands",
      "Verlust von Schlüsseln: Daten nicht mehr lesbar",
      "Löschung nicht überall ausgeführt",
    ],
    d: "d) Abhilfe",
    remaining: "Verbleibendes Risiko und weitere Maßnahmen",
    views: "Standpunkt der Betroffenen",
    viewsText: "Gegebenenfalls einzuholen (Art. 35 Abs. 9 DSGVO), etwa durch Befragung oder die Vertretung.",
    viewsLine: "Eingeholt am, Ergebnis, oder warum nicht",
    advice: "Rat und Ergebnis",
    officer: "Datenschutzbeauftragte Person",
    adviceLine: "Rat (Art. 35 Abs. 2)",
    outcomes: [
      "Risiko vertretbar",
      "Weitere Maßnahmen nötig",
      "Vorherige Konsultation der Aufsicht (Art. 36)",
    ],
    signers: ["Verantwortlicher", "Datenschutzbeauftragte Person (Rat)"],
    limits: ["Das Gerüst enthält kein Ergebnis. Bewertung und Entscheidung treffen Menschen."],
  },
  transfer: {
    title: (country: string) => `Prüfung einer Übermittlung in ein Drittland, Gerüst (TIA): ${country}`,
    map: "1. Wer bekommt was",
    mapText:
      "Kategorie der Daten: Gesundheitsdaten, in der Regel unter einem Code. Fernzugriff zählt als Übermittlung.",
    tool: "2. Grundlage",
    tools: [
      "Angemessenheitsbeschluss (Art. 45)",
      "Standardvertragsklauseln, Modul: ____ (Art. 46)",
      "Einzelfall mit ausdrücklicher Einwilligung (Art. 49 Abs. 1 lit. a), nicht für laufende Arbeit",
    ],
    law: "3. Recht und Praxis des Landes",
    questions: [
      "Welche Gesetze verpflichten den Empfänger zur Herausgabe?",
      "Gibt es unabhängige Aufsicht und wirksamen Rechtsschutz?",
      "Welche Anordnungen hat der Empfänger erhalten?",
    ],
    extra: "4. Zusätzliche Maßnahmen",
    extraPresent: [
      "Verschlüsselung auf dem Gerät; der Server hat keine Schlüssel. Sie schützt nicht vor dem Empfänger, der lesen muss.",
      "Code statt Name; die Zuordnung bleibt in der Praxis.",
    ],
    extraMore: "Weitere Maßnahmen",
    steps: "5. Förmliche Schritte",
    stepsLine: "Vertrag, Datum, Anlagen",
    review: "6. Wiederholung",
    reviewLine: "Nächste Prüfung am",
    outcomes: ["Übermittlung vertretbar", "Nicht vertretbar: keine Übermittlung"],
    signers: ["Datenschutzbeauftragte Person", "Verantwortlicher"],
    limits: [
      "Das Gerüst behauptet kein positives Ergebnis. Solange nichts angekreuzt und unterschrieben ist, gilt die Prüfung als nicht bestanden.",
      "Das fremde Recht ist nicht vollständig beschrieben.",
    ],
  },
}

const en: typeof de = {
  impact: {
    title: "Data protection impact assessment, skeleton (Art. 35 GDPR)",
    threshold: "Is it needed?",
    thresholdFacts: (patients, disclosures, received) => [
      patients === null
        ? "Patients in the program: cannot be counted, the laboratory knows codes only"
        : `Patients in the program: ${patients}`,
      `Disclosures so far: ${disclosures}`,
      `Orders from others: ${received}`,
    ],
    thresholdBoxes: [
      "Processing of health data on a large scale (Art. 35(3)(b))",
      "The authority's list names this processing (for example telemedicine)",
      "A single dentist: not large-scale as a rule (recital 91)",
    ],
    officerDuty:
      "Where an assessment is needed, a data protection officer must be appointed too, however many people are employed (§ 38(1) sentence 2 BDSG).",
    a: "(a) Description",
    description:
      "Scans, images and orders are prepared on the device, freed of identifiers (except where a consent names the person), sealed and given to named recipients. The server stores ciphertext only.",
    recipients: "Recipients",
    periods: "Periods",
    none: "none",
    b: "(b) Necessity and proportionality",
    necessity:
      "To make the device the laboratory needs shape and shade, not the name. A code goes instead of the name. Keeping ends with the order unless a law demands more.",
    reasons: "Reasons",
    c: "(c) Risks for those concerned",
    riskHead: ["Risk", "Likelihood", "Severity", "Reasons"],
    risks: [
      "Unauthorised people read content on a device",
      "Wrong recipient",
      "Recognition by dental arch or face (CBCT)",
      "Names in files or texts in spite of the check",
      "Passing on by the recipient",
      "Access by authorities of a third country",
      "Loss of keys: data cannot be read any more",
      "Erasure not carried out everywhere",
    ],
    d: "(d) Measures",
    remaining: "Remaining risk and further measures",
    views: "Views of those concerned",
    viewsText: "To be sought where appropriate (Art. 35(9) GDPR), by asking them or their representatives.",
    viewsLine: "Sought on, result, or why not",
    advice: "Advice and result",
    officer: "Data protection officer",
    adviceLine: "Advice (Art. 35(2))",
    outcomes: ["Risk acceptable", "Further measures needed", "Prior consultation of the authority (Art. 36)"],
    signers: ["Controller", "Data protection officer (advice)"],
    limits: ["The skeleton has no result. People assess and decide."],
  },
  transfer: {
    title: (country) => `Transfer impact assessment ${country}, skeleton (TIA)`,
    map: "1. Who receives what",
    mapText: "Category of data: health data, under a code as a rule. Remote access counts as a transfer.",
    tool: "2. Basis",
    tools: [
      "Adequacy decision (Art. 45)",
      "Standard contractual clauses, module: ____ (Art. 46)",
      "Single case with explicit consent (Art. 49(1)(a)), not for continuing work",
    ],
    law: "3. Law and practice of the country",
    questions: [
      "Which laws oblige the recipient to hand over data?",
      "Is there independent supervision and effective redress?",
      "Which orders has the recipient received?",
    ],
    extra: "4. Supplementary measures",
    extraPresent: [
      "Sealing on the device; the server has no keys. It does not protect from the recipient, who must read.",
      "A code instead of the name; the link stays with the practice.",
    ],
    extraMore: "Further measures",
    steps: "5. Formal steps",
    stepsLine: "Contract, date, annexes",
    review: "6. Repetition",
    reviewLine: "Next assessment on",
    outcomes: ["Transfer acceptable", "Not acceptable: no transfer"],
    signers: ["Data protection officer", "Controller"],
    limits: [
      "The skeleton claims no positive result. As long as nothing is ticked and signed, the assessment counts as failed.",
      "The foreign law is not described completely.",
    ],
  },
}

export const assessmentWords = { de, en }
