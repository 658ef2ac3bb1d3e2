/** The sentences of the risk sheet; what is said of a single country is said only where a source names it. */
import type { Language } from "../pdf.ts"
import type { LawClass, PlaceUse } from "./risk-sheet.ts"

type OfCountry = (country: string) => string

export interface RiskSheetWords {
  readonly title: OfCountry
  readonly status: string
  readonly classes: Readonly<Record<LawClass, OfCountry>>
  readonly instrument: string
  readonly noInstrument: string
  readonly ends: string
  readonly noEnd: string
  readonly checked: string
  readonly recipients: string
  readonly noRecipient: string
  readonly risks: string
  readonly sameLaw: string
  readonly adequateRisk: string
  readonly limitedRisk: string
  readonly general: readonly string[]
  readonly china: readonly string[]
  readonly unitedStates: readonly string[]
  readonly noSpecial: string
  readonly effect: string
  readonly effects: Readonly<Record<LawClass, string>>
  readonly closed: string
  readonly without: string
  readonly alternatives: readonly string[]
  readonly data: string
  readonly dataText: string
  readonly safeguards: string
  readonly noSafeguards: string
  readonly clauses: (names: string) => string
  readonly uses: Readonly<Record<PlaceUse, string>>
  readonly there: (uses: string) => string
  readonly officer: string
  readonly patient: string
  readonly orderer: string
  readonly limits: readonly string[]
}

const de: RiskSheetWords = {
  title: (country) => `Risikoblatt ${country}`,
  status: "Rechtslage",
  classes: {
    de: () => "Deutschland: die DSGVO und die deutsche Schweigepflicht gelten unmittelbar.",
    eu: (country) => `${country}: Mitglied der Europäischen Union. Die DSGVO gilt dort unmittelbar.`,
    eea: (country) =>
      `${country}: Mitglied des Europäischen Wirtschaftsraums. Die DSGVO gilt dort unmittelbar.`,
    adequate: (country) =>
      `${country}: Die Europäische Kommission hat beschlossen, dass Daten dort angemessen geschützt sind (Art. 45 DSGVO).`,
    limited: (country) =>
      `${country}: Ein Angemessenheitsbeschluss gilt nur in einem begrenzten Bereich. Ob der Empfänger darunter fällt, muss vorher geprüft sein.`,
    "us-dpf": (country) =>
      `${country}: Ein Angemessenheitsbeschluss gilt nur, wenn der Empfänger in der Liste des Data Privacy Framework steht. Die Liste muss vorher geprüft sein; der Beschluss wird vor Gericht angegriffen.`,
    third: (country) =>
      `${country}: Es gibt keinen Angemessenheitsbeschluss der Europäischen Kommission. Daten sind dort nicht so geschützt wie hier.`,
    unknown: (country) =>
      `${country}: Dieses Programm kennt keine Rechtslage. Es gilt der strengste Wert: keine Weitergabe.`,
  },
  instrument: "Grundlage",
  noInstrument: "keine",
  ends: "Endet am",
  noEnd: "kein Ende bekannt",
  checked: "Tabelle der Länder geprüft bis",
  recipients: "Wer dort Daten erhalten würde",
  noRecipient: "Derzeit ist kein Empfänger in diesem Land bekannt.",
  risks: "Mögliche Risiken",
  sameLaw: "Aus dem Land selbst folgt kein weiteres Risiko gegenüber einer Verarbeitung in Deutschland.",
  adequateRisk:
    "Die Kommission überprüft den Beschluss; er kann geändert, ausgesetzt oder vom Gerichtshof aufgehoben werden. Dann endet die Weitergabe dorthin.",
  limitedRisk:
    "Fällt der Empfänger nicht in den Bereich des Beschlusses, gilt das Land als Drittland ohne Schutz:",
  general: [
    "Behörden können auf Daten zugreifen, ohne dass Sie davon erfahren.",
    "Eine unabhängige Aufsicht wie in der Europäischen Union ist nicht gewährleistet.",
    "Auskunft, Berichtigung, Löschung und Schadenersatz sind schwer oder gar nicht durchzusetzen.",
    "Ob dort wirklich gelöscht wurde, ist von hier aus nicht nachprüfbar.",
    "Fernzugriff aus diesem Land zählt wie eine Übermittlung dorthin.",
    "Ein Gebiss ist so eigen wie ein Fingerabdruck: auch ein Scan ohne Namen kann einem Menschen zugeordnet werden.",
  ],
  china: [
    "Die irische Aufsichtsbehörde hat 2025 zu Übermittlungen nach China festgestellt, dass das Anti-Terror-, das Gegenspionage-, das Cybersicherheits- und das Nachrichtendienstgesetz vom Recht der Union wesentlich abweichen. Darüber wird vor Gericht gestritten; der Vollzug ist ausgesetzt.",
    "Das chinesische Datenschutzgesetz (PIPL) ändert daran nichts; einen Angemessenheitsbeschluss gibt es nicht.",
  ],
  unitedStates: [
    "Gegen den Beschluss (EU) 2023/1795 ist ein Rechtsmittel anhängig (C-703/25 P). Seine beiden Vorgänger wurden vom Gerichtshof aufgehoben.",
    "Steht der Empfänger nicht in der Liste, gilt das Land als Drittland ohne Schutz.",
  ],
  noSpecial:
    "Zu den Gesetzen dieses Landes liegt hier kein geprüfter eigener Text vor. Die allgemeinen Risiken gelten, weitere sind möglich.",
  effect: "Was das bedeutet",
  effects: {
    de: "Innerhalb Deutschlands ändert der Ort nichts.",
    eu: "Weitergegeben wird dorthin unter denselben Voraussetzungen wie innerhalb Deutschlands.",
    eea: "Weitergegeben wird dorthin unter denselben Voraussetzungen wie innerhalb Deutschlands.",
    adequate:
      "Weitergegeben wird dorthin unter denselben Voraussetzungen wie innerhalb der Europäischen Union; eine Einwilligung muss das Land nennen.",
    limited:
      "Weitergegeben wird dorthin nur, wenn geprüft ist, dass der Empfänger unter den Beschluss fällt; eine Einwilligung muss das Land nennen.",
    "us-dpf":
      "Weitergegeben wird dorthin nur, wenn der Empfänger in der geprüften Liste steht; eine Einwilligung muss das Land nennen.",
    third:
      "Dorthin wird nur weitergegeben, wenn alle vorgeschriebenen Unterlagen vorliegen und die Einwilligung dieses Land ausdrücklich nennt.",
    unknown: "Dorthin wird nichts weitergegeben.",
  },
  closed: "Nach den geltenden Einstellungen wird dorthin derzeit nichts weitergegeben.",
  without:
    "Sie müssen nicht einwilligen. Ohne Einwilligung entstehen für die Behandlung keine Nachteile; möglich sind:",
  alternatives: [
    "Herstellung in Deutschland oder in der Europäischen Union,",
    "ein anderes Labor,",
    "ein herkömmlicher Abdruck unter einem Code.",
  ],
  data: "Daten",
  dataText: "Gesundheitsdaten, in der Regel unter einem Code; welche genau, nennt die Einwilligung",
  safeguards: "Geeignete Garantien (Art. 46 DSGVO)",
  noSafeguards: "keine hinterlegt",
  clauses: (names) => `Standardvertragsklauseln mit: ${names}`,
  uses: {
    seat: "Sitz",
    processing: "Verarbeitung",
    storage: "Speicherung",
    backup: "Sicherung",
    support: "Fernzugriff",
  },
  there: (uses) => `dort: ${uses}`,
  orderer: "Auftraggebende Praxis, nach Kenntnisnahme",
  officer: "Datenschutzbeauftragte Person, einmal je Fassung",
  patient: "Patientin oder Patient, vor der Weitergabe",
  limits: [
    "Das Blatt beschreibt das fremde Recht nicht vollständig und ersetzt keine Prüfung der Übermittlung (TIA).",
    "Es ist keine Einwilligung. Die Einwilligung steht auf einem eigenen Bogen.",
  ],
}

const en: RiskSheetWords = {
  title: (country) => `Risk sheet ${country}`,
  status: "The law",
  classes: {
    de: () => "Germany: the GDPR and German professional secrecy apply directly.",
    eu: (country) => `${country}: a member of the European Union. The GDPR applies there directly.`,
    eea: (country) => `${country}: a member of the European Economic Area. The GDPR applies there directly.`,
    adequate: (country) =>
      `${country}: the European Commission has decided that data are adequately protected there (Art. 45 GDPR).`,
    limited: (country) =>
      `${country}: an adequacy decision holds only within limits. Whether the recipient falls within them must be checked before.`,
    "us-dpf": (country) =>
      `${country}: an adequacy decision holds only where the recipient stands in the list of the Data Privacy Framework. The list must be checked before; the decision is being challenged in court.`,
    third: (country) =>
      `${country}: there is no adequacy decision of the European Commission. Data are not protected there as they are here.`,
    unknown: (country) =>
      `${country}: this program knows no law for it. The strictest value applies: nothing is passed on.`,
  },
  instrument: "Instrument",
  noInstrument: "none",
  ends: "Ends on",
  noEnd: "no end known",
  checked: "Table checked up to",
  recipients: "Who would receive data there",
  noRecipient: "At present no recipient in this country is known.",
  risks: "Possible risks",
  sameLaw: "The country itself adds no risk to processing in Germany.",
  adequateRisk:
    "The Commission reviews the decision; it can be changed, suspended or annulled by the Court of Justice. Then nothing more is passed on there.",
  limitedRisk:
    "Where the recipient does not fall within the decision, the country is a third country without protection:",
  general: [
    "Authorities can gain access to data without your knowledge.",
    "Independent supervision as in the European Union is not ensured.",
    "Access, correction, erasure and damages are hard or impossible to enforce.",
    "Whether data were really erased there cannot be verified from here.",
    "Remote access from this country counts as a transfer to it.",
    "A set of teeth is as distinctive as a fingerprint: a scan without a name can be attributed to a person too.",
  ],
  china: [
    "In 2025 the Irish supervisory authority found on transfers to China that the Anti-Terrorism, Counter-Espionage, Cybersecurity and National Intelligence Laws differ materially from the law of the Union. That is being fought in court; its execution is stayed.",
    "The Chinese data protection law (PIPL) does not change that; there is no adequacy decision.",
  ],
  unitedStates: [
    "An appeal against decision (EU) 2023/1795 is pending (C-703/25 P). Both of its predecessors were annulled by the Court of Justice.",
    "Where the recipient is not in the list, the country is a third country without protection.",
  ],
  noSpecial:
    "For the laws of this country there is no examined text of its own here. The general risks apply, and more are possible.",
  effect: "What this means",
  effects: {
    de: "Within Germany the place changes nothing.",
    eu: "Data go there under the same conditions as within Germany.",
    eea: "Data go there under the same conditions as within Germany.",
    adequate:
      "Data go there under the same conditions as within the European Union; a consent must name the country.",
    limited:
      "Data go there only where it was checked that the recipient falls within the decision; a consent must name the country.",
    "us-dpf":
      "Data go there only where the recipient stands in the list, which was checked; a consent must name the country.",
    third: "Data go there only if all required papers exist and the consent names this country explicitly.",
    unknown: "Nothing goes there.",
  },
  closed: "Under the settings in force nothing goes there at present.",
  without: "You need not consent. Without consent your treatment does not suffer; possible are:",
  alternatives: [
    "manufacture in Germany or in the European Union,",
    "another laboratory,",
    "a conventional impression under a code.",
  ],
  data: "Data",
  dataText: "health data, under a code as a rule; the consent names which",
  safeguards: "Appropriate safeguards (Art. 46 GDPR)",
  noSafeguards: "none on file",
  clauses: (names) => `standard contractual clauses with: ${names}`,
  uses: {
    seat: "seat",
    processing: "processing",
    storage: "storage",
    backup: "backup",
    support: "remote access",
  },
  there: (uses) => `there: ${uses}`,
  orderer: "Ordering practice, having taken note",
  officer: "Data protection officer, once for each version",
  patient: "Patient, before data are passed on",
  limits: [
    "The sheet does not describe the foreign law completely and does not replace a transfer impact assessment.",
    "It is no consent. Consent stands on a sheet of its own.",
  ],
}

export const riskSheetWords: Readonly<Record<Language, RiskSheetWords>> = { de, en }
