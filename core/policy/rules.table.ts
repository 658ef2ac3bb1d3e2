/** The rules as dated data: identity, level, articles by day, what each says to a dentist and to a DPO, and its cure. */
import type { ActionId, GateId, Level } from "./vocabulary.ts"

/** One spelling of the law; `validTo` is the first day on which it no longer holds. A change of law adds a row. */
export interface RuleValidity {
  readonly validFrom: string
  readonly validTo: string | null
  readonly citation: string
}

export interface Sentences {
  readonly de: string
  readonly en: string
}

/** A rule that needs or denies has a cure: the action that brings what is missing, or what may be done instead. */
export interface RuleText {
  readonly id: string
  readonly gate: GateId
  readonly level: Level
  readonly cure: ActionId | null
  readonly rows: readonly [RuleValidity, ...RuleValidity[]]
  readonly dentist: Sentences
  readonly dpo: Sentences
}

/** Rules of the engine itself, not of a law, hold on every day. */
const always = "0001-01-01"
/** The first day the table speaks for; the founding article appeared in 2017. */
const start = "2016-01-01"
/** § 203 StGB as amended: participating persons may know, bound to secrecy. */
const secrecyReform = "2017-11-09"
const gdpr = "2018-05-25"
const radiationAct = "2018-12-31"
/** JStG 2020: books in the EU without permission. */
const taxReform = "2020-12-29"
const cloudRule = "2024-07-01"

const engine = (citation: string) => [{ validFrom: always, validTo: null, citation }] as const
const since = (validFrom: string, citation: string) => [{ validFrom, validTo: null, citation }] as const
/** Before and after the GDPR became applicable. */
const twoLaws = (before: string, after: string) =>
  [
    { validFrom: start, validTo: gdpr, citation: before },
    { validFrom: gdpr, validTo: null, citation: after },
  ] as const

export const ruleTexts = [
  // G0 — what nobody knows is the worst.
  { id: "g0-no-law", gate: "G0", level: "H", cure: "correct-clock", rows: engine("Art. 24 DSGVO"),
    dentist: { de: "Für diesen Tag kennt das Programm kein Recht; deshalb wird nichts weitergegeben. Bitte Datum und Uhr prüfen.", en: "The program knows no law for this day, so nothing is passed on. Please check date and clock." },
    dpo: { de: "Der Tag liegt vor dem Beginn der Rechtsdaten; ohne Rechtslage keine Erlaubnis.", en: "The day lies before the law data begin; without law there is no permission." } },
  { id: "g0-clocks", gate: "G0", level: "H", cure: "correct-clock", rows: engine("Art. 5 Abs. 2 DSGVO"),
    dentist: { de: "Die Uhr dieses Geräts und der Tag der Prüfung weichen mehr als einen Tag voneinander ab. Bitte die Uhr stellen.", en: "This device's clock and the day of the check differ by more than a day. Please set the clock." },
    dpo: { de: "Zeitpunkt der Handlung und Prüftag widersprechen sich; Fristen und Einwilligungen wären nicht nachweisbar.", en: "Moment of the act and day of the check contradict each other; terms and consents could not be proven." } },
  { id: "g0-recipient-unknown", gate: "G0", level: "H", cure: "complete-profile", rows: twoLaws("§ 4a BDSG a.F.; § 203 StGB", "Art. 5 Abs. 2, 24 DSGVO"),
    dentist: { de: "Der Empfänger ist nicht bekannt. Laden Sie ihn ein, damit er sein Profil ausfüllt.", en: "The recipient is not known. Invite them to fill in their profile." },
    dpo: { de: "Empfänger ohne Identität; konkrete Benennung nach Art. 15 Abs. 1 lit. c wäre nicht möglich.", en: "Recipient without identity; naming the concrete recipient under Art. 15(1)(c) would be impossible." } },
  { id: "g0-country-unknown", gate: "G0", level: "H", cure: "complete-profile", rows: twoLaws("§§ 4b, 4c BDSG a.F.", "Art. 5 Abs. 2, 24, 44 DSGVO"),
    dentist: { de: "Sitz, Verarbeitung, Speicherung, Sicherung oder Fernzugriff des Empfängers haben kein bekanntes Land. Er muss sein Profil ergänzen.", en: "Seat, processing, storage, backup or remote access of the recipient has no known country. They must complete their profile." },
    dpo: { de: "Mindestens ein Verarbeitungsort fehlt oder ist kein Land der ISO 3166; der schlechteste Wert gilt.", en: "At least one place is missing or no ISO 3166 country; the worst value applies." } },
  { id: "g0-parent-unknown", gate: "G0", level: "H", cure: "complete-profile", rows: twoLaws("§§ 4b, 4c BDSG a.F.", "Art. 5 Abs. 2, 24, 48 DSGVO"),
    dentist: { de: "Niemand hat gesagt, ob dem Empfänger ein Unternehmen in einem anderen Land übergeordnet ist. Er muss sein Profil ergänzen.", en: "Nobody said whether a company in another country stands above the recipient. They must complete their profile." },
    dpo: { de: "Land der Muttergesellschaft ungeklärt; der schlechteste Wert gilt.", en: "Country of the parent company unclear; the worst value applies." } },
  { id: "g0-unscanned", gate: "G0", level: "H", cure: "examine-files", rows: twoLaws("§ 3a BDSG a.F.", "Art. 5 Abs. 1 lit. c, Abs. 2, 25 DSGVO"),
    dentist: { de: "Die Dateien wurden noch nicht auf Namen und Kennungen geprüft.", en: "The files were not yet examined for names and identifiers." },
    dpo: { de: "Ungeprüfte Inhalte gelten als identifiziert und verlassen das Haus nicht.", en: "Unexamined content counts as identified and does not leave." } },

  // G1 — who may be what.
  { id: "g1-host-not-processor", gate: "G1", level: "H", cure: "choose-other-host", rows: twoLaws("§ 11 BDSG a.F.", "Art. 28 DSGVO"),
    dentist: { de: "Speichern darf nur ein Dienstleister, der als Auftragsverarbeiter gebunden ist.", en: "Only a service bound as a processor may store." },
    dpo: { de: "Speichern und Verarbeiten im Auftrag setzt die Rolle Auftragsverarbeiter voraus.", en: "Storing and processing on behalf requires the role of processor." } },
  { id: "g1-processor-as-recipient", gate: "G1", level: "H", cure: "choose-other-recipient", rows: twoLaws("§ 11 BDSG a.F.", "Art. 28 Abs. 3 lit. a DSGVO"),
    dentist: { de: "Ein Speicherdienst ist kein Empfänger: er darf die Daten nur für Sie aufbewahren.", en: "A storage service is no recipient: it may only keep data for you." },
    dpo: { de: "Auftragsverarbeiter als freier Empfänger; Weisungsbindung ginge verloren.", en: "Processor as a free recipient; the binding to instructions would be lost." } },
  { id: "g1-tax-anonymised", gate: "G1", level: "H", cure: "send-original", rows: since(start, "§ 147 Abs. 2 AO; § 14b UStG"),
    dentist: { de: "Steuerbelege dürfen nicht anonymisiert werden: sie wären dann keine Belege mehr.", en: "Tax vouchers must not be anonymised: they would no longer be vouchers." },
    dpo: { de: "Steuerunterlagen müssen mit dem Original übereinstimmen; die Kategorie anonym ist dafür nicht möglich.", en: "Tax records must match the original; the category anonymous is impossible for them." } },
  { id: "g1-tax-to-maker", gate: "G1", level: "H", cure: "remove-tax-records", rows: twoLaws("§ 28 BDSG a.F.", "Art. 5 Abs. 1 lit. b, c DSGVO"),
    dentist: { de: "Ein Labor oder Fräszentrum braucht Ihre Steuer- und Abrechnungsunterlagen nicht. Nehmen Sie sie aus dem Auftrag.", en: "A laboratory or milling centre does not need your tax and billing records. Remove them from the order." },
    dpo: { de: "Zweckbindung: Steuerunterlagen an Hersteller sind für die Herstellung nicht erforderlich.", en: "Purpose limitation: tax records are not necessary for making the device." } },
  { id: "g1-no-role", gate: "G1", level: "H", cure: "choose-other-recipient", rows: twoLaws("§ 4 Abs. 1 BDSG a.F.; § 203 StGB", "Art. 5 Abs. 1 lit. a, 6, 9 DSGVO; § 203 StGB"),
    dentist: { de: "Für diese Art Empfänger gibt es keinen Grund, aus dem er Daten bekommen darf.", en: "For this kind of recipient there is no ground to receive data." },
    dpo: { de: "Rolle ohne Rechtsgrundlage; abgelehnt, was nicht ausdrücklich erlaubt ist.", en: "Role without a legal basis; what is not expressly allowed is denied." } },

  // G2 — no more than needed.
  { id: "g2-name-not-necessary", gate: "G2", level: "H", cure: "send-under-code", rows: twoLaws("§ 3a BDSG a.F.; § 203 StGB", "Art. 5 Abs. 1 lit. c, 25 DSGVO; § 203 Abs. 3 StGB; Anhang XIII MDR"),
    dentist: { de: "Der Name ist für die Herstellung nicht nötig und die Einwilligung deckt ihn nicht. Senden Sie unter einem Code.", en: "The name is not needed for making it and the consent does not cover it. Send under a code." },
    dpo: { de: "Identifizierte Daten an Hersteller ohne vollständig deckende Einwilligung: nicht erforderlich (MDR Anhang XIII lässt einen Code zu).", en: "Identified data to a maker without a consent that covers it fully: not necessary (MDR Annex XIII allows a code)." } },
  { id: "g2-reason-for-name", gate: "G2", level: "D", cure: "state-reason-for-name", rows: twoLaws("§ 3a BDSG a.F.", "Art. 25 Abs. 2 DSGVO"),
    dentist: { de: "Bitte einen Grund angeben, warum der Name mitgeschickt werden muss, oder den Code nehmen.", en: "Please state why the name must go along, or use the code." },
    dpo: { de: "Voreinstellung ist der Code; die Abweichung wird mit Begründung je Auftrag dokumentiert.", en: "The default is the code; the deviation is documented with a reason per order." } },

  // G3 — on which ground.
  { id: "g3-ground-consent", gate: "G3", level: "H", cure: null, rows: twoLaws("§§ 4a, 28 Abs. 6 BDSG a.F.", "Art. 6 Abs. 1 lit. a, 7, 9 Abs. 2 lit. a DSGVO"),
    dentist: { de: "Die Patientin oder der Patient hat ausdrücklich eingewilligt und von der Schweigepflicht entbunden.", en: "The patient consented expressly and released you from secrecy." },
    dpo: { de: "Grundlage: ausdrückliche Einwilligung, deren Umfang Empfänger, Zweck, Datenarten, Form, Länder und Weitergabe vollständig deckt.", en: "Ground: explicit consent whose scope covers recipient, purpose, kinds, form, countries and onward transfer fully." } },
  { id: "g3-ground-treatment", gate: "G3", level: "H", cure: null, rows: since(gdpr, "Art. 6 Abs. 1 lit. b, 9 Abs. 2 lit. h, Abs. 3 DSGVO; § 22 Abs. 1 Nr. 1 lit. b BDSG; § 203 Abs. 3 StGB"),
    dentist: { de: "Die Weitergabe unter Code gehört zum Behandlungsvertrag; der Empfänger ist zur Geheimhaltung verpflichtet und die Patientin oder der Patient informiert.", en: "Disclosure under a code belongs to the treatment contract; the recipient is bound to secrecy and the patient is informed." },
    dpo: { de: "Grundlage: Behandlungsvertrag und Gesundheitsversorgung mit mitwirkender Person nach § 203 Abs. 3 StGB (Modus „Gesetzlich“).", en: "Ground: treatment contract and health care with a participating person under § 203(3) StGB (mode “Statutory”)." } },
  { id: "g3-ground-implied", gate: "G3", level: "H", cure: null, rows: twoLaws("§ 28 Abs. 7 BDSG a.F.", "Art. 9 Abs. 2 lit. h DSGVO; § 203 StGB"),
    dentist: { de: "Das Einverständnis mit der Weitergabe an die mitbehandelnde Praxis ist dokumentiert.", en: "Agreement to informing the other treating practice is documented." },
    dpo: { de: "Grundlage: Mit- und Weiterbehandlung mit dokumentiertem stillschweigendem Einverständnis.", en: "Ground: joint or continued treatment with documented implied agreement." } },
  { id: "g3-ground-emergency", gate: "G3", level: "H", cure: null, rows: twoLaws("§ 28 Abs. 6 Nr. 1 BDSG a.F.; § 34 StGB", "Art. 9 Abs. 2 lit. c DSGVO; § 34 StGB"),
    dentist: { de: "Notfall: Gefahr für Leib oder Leben, die Patientin oder der Patient kann nicht einwilligen; Sie haben das bestätigt.", en: "Emergency: danger to life or limb, the patient cannot consent; you attested it." },
    dpo: { de: "Grundlage: lebenswichtige Interessen, mit Attest; nachträgliche Prüfung Pflicht.", en: "Ground: vital interests, with attestation; review afterwards is mandatory." } },
  { id: "g3-ground-patient", gate: "G3", level: "H", cure: null, rows: twoLaws("§ 34 BDSG a.F.; § 630g BGB", "Art. 15, 20 DSGVO; § 630g BGB"),
    dentist: { de: "Die Patientin oder der Patient bekommt die eigenen Daten; die erste Kopie ist kostenfrei.", en: "The patient receives their own data; the first copy is free." },
    dpo: { de: "Grundlage: Auskunft und Einsicht der betroffenen Person, Identität geprüft.", en: "Ground: access by the data subject, identity checked." } },
  { id: "g3-ground-processor", gate: "G3", level: "H", cure: null, rows: twoLaws("§ 11 BDSG a.F.", "Art. 28 DSGVO; § 203 Abs. 3 Satz 2 StGB"),
    dentist: { de: "Der Dienst speichert verschlüsselt in Ihrem Auftrag.", en: "The service stores encrypted on your behalf." },
    dpo: { de: "Grundlage: Auftragsverarbeitung, keine eigene Rechtsgrundlage des Auftragsverarbeiters nötig.", en: "Ground: processing on behalf; the processor needs no basis of its own." } },
  { id: "g3-ground-anonymous", gate: "G3", level: "H", cure: null, rows: twoLaws("§ 3 Abs. 6 BDSG a.F.", "ErwGr. 26 DSGVO; EuGH C-413/23 P"),
    dentist: { de: "Ein unterschriebener Test belegt: dieser Empfänger kann niemanden erkennen.", en: "A signed test shows: this recipient can recognise nobody." },
    dpo: { de: "Für den Empfänger nicht personenbezogen; die Pflichten des Senders (Art. 13, 15, Protokoll) bleiben, solange er zuordnen kann.", en: "Not personal for the recipient; the sender's duties (Art. 13, 15, log) stay as long as it can assign." } },
  { id: "g3-ground-tax-adviser", gate: "G3", level: "H", cure: null, rows: twoLaws("§ 28 Abs. 1 BDSG a.F.; § 203 StGB", "Art. 6 Abs. 1 lit. c, f DSGVO; § 203 Abs. 1 Nr. 3 StGB"),
    dentist: { de: "Ihre Steuerberatung ist selbst zur Verschwiegenheit verpflichtet und bekommt nur Steuerunterlagen.", en: "Your tax adviser is bound to secrecy personally and receives tax records only." },
    dpo: { de: "Grundlage: steuerliche Pflichten; Berufsgeheimnisträger; Behandlungsangaben minimiert.", en: "Ground: tax duties; bound by professional secrecy; treatment details minimised." } },
  { id: "g3-ground-representative", gate: "G3", level: "H", cure: null, rows: since(start, "§ 630g BGB; § 203 StGB"),
    dentist: { de: "Die Berechtigung der Angehörigen oder Erben ist nachgewiesen.", en: "The right of the relatives or heirs is proven." },
    dpo: { de: "Grundlage: Einsicht durch Vertreter, Erben oder Angehörige mit Nachweis (§ 630g Abs. 3 BGB nach dem Tod).", en: "Ground: access by representatives, heirs or relatives with proof (§ 630g(3) BGB after death)." } },
  { id: "g3-consent-missing", gate: "G3", level: "S", cure: "ask-consent", rows: twoLaws("§ 4a BDSG a.F.; § 203 StGB", "Art. 7, 9 Abs. 2 lit. a DSGVO; § 203 StGB"),
    dentist: { de: "Es fehlt die Einwilligung der Patientin oder des Patienten für diesen Empfänger.", en: "The patient's consent for this recipient is missing." },
    dpo: { de: "Keine gültige Einwilligung; der strenge Modus verlangt sie auch dort, wo das Gesetz eine andere Grundlage kennt.", en: "No valid consent; the strict mode asks for it even where the law has another basis." } },
  { id: "g3-consent-required", gate: "G3", level: "H", cure: "ask-consent", rows: twoLaws("§ 4a BDSG a.F.; § 203 StGB", "Art. 6, 7, 9 Abs. 2 lit. a DSGVO; § 203 StGB"),
    dentist: { de: "Ohne Einwilligung der Patientin oder des Patienten ist diese Weitergabe verboten.", en: "Without the patient's consent this disclosure is forbidden." },
    dpo: { de: "Keine andere Grundlage trägt (Rolle, Land oder Form); Einwilligung erforderlich.", en: "No other basis holds (role, country or form); consent is required." } },
  { id: "g3-consent-partial", gate: "G3", level: "H", cure: "ask-consent", rows: twoLaws("§ 4a BDSG a.F.", "Art. 4 Nr. 11, 7 DSGVO"),
    dentist: { de: "Die Einwilligung deckt nicht alles. Es fehlt: {detail}.", en: "The consent does not cover everything. Missing: {detail}." },
    dpo: { de: "Umfang der Einwilligung überschritten; fehlende Dimensionen: {detail}.", en: "Scope of the consent exceeded; missing dimensions: {detail}." } },
  { id: "g3-consent-expired", gate: "G3", level: "H", cure: "ask-consent", rows: twoLaws("§ 4a BDSG a.F.", "Art. 5 Abs. 2, 7 Abs. 1 DSGVO"),
    dentist: { de: "Die Einwilligung ist abgelaufen. Bitte neu einholen.", en: "The consent has expired. Please ask again." },
    dpo: { de: "Geltungsdauer, Höchstalter oder Volljährigkeit beendet die Einwilligung.", en: "Term, maximum age or coming of age ended the consent." } },
  { id: "g3-consent-withdrawn", gate: "G3", level: "H", cure: "choose-other-recipient", rows: twoLaws("§ 4a BDSG a.F.; § 203 StGB", "Art. 7 Abs. 3 DSGVO; § 203 StGB"),
    dentist: { de: "Die Patientin oder der Patient hat widerrufen oder abgelehnt. Es wird nichts gesendet; bitte eine Alternative besprechen.", en: "The patient has withdrawn or refused. Nothing is sent; please discuss an alternative." },
    dpo: { de: "Widerruf und Ablehnung wirken sofort und in beiden Modi; ein stiller Wechsel der Grundlage wäre unfair.", en: "Withdrawal and refusal act at once and in both modes; silently switching the basis would be unfair." } },
  { id: "g3-scope-too-wide", gate: "G3", level: "H", cure: null, rows: twoLaws("§ 4a BDSG a.F.", "Art. 4 Nr. 11, 7 DSGVO"),
    dentist: { de: "Eine Einwilligung für „irgendein Labor“ gilt nicht: der Empfänger muss mit Namen darauf stehen.", en: "A consent for “any laboratory” does not count: the recipient must be named." },
    dpo: { de: "Nicht für den bestimmten Fall erteilt; Empfänger unbestimmt.", en: "Not specific; the recipient is undetermined." } },
  { id: "g3-information-notice", gate: "G3", level: "H", cure: "give-information", rows: since(gdpr, "Art. 13 DSGVO"),
    dentist: { de: "Die Patientin oder der Patient muss die Datenschutzinformation mit diesem Empfänger bekommen haben.", en: "The patient must have received the privacy information naming this recipient." },
    dpo: { de: "Ohne Einwilligung trägt Art. 9 Abs. 2 lit. h nur mit nachgewiesener Information nach Art. 13.", en: "Without consent Art. 9(2)(h) holds only with proven information under Art. 13." } },
  { id: "g3-implied-agreement", gate: "G3", level: "H", cure: "document-implied-agreement", rows: twoLaws("§ 203 StGB; § 8 MBO-Z", "§ 203 StGB; Art. 9 Abs. 2 lit. h DSGVO"),
    dentist: { de: "Bitte festhalten, dass die Patientin oder der Patient mit der Weitergabe an die andere Praxis einverstanden ist.", en: "Please record that the patient agrees to informing the other practice." },
    dpo: { de: "Stillschweigendes Einverständnis genügt, muss aber dokumentiert sein.", en: "Implied agreement suffices but must be documented." } },
  { id: "g3-anonymity-test", gate: "G3", level: "H", cure: "test-anonymity", rows: twoLaws("§ 3 Abs. 6 BDSG a.F.", "ErwGr. 26 DSGVO; WP 216; EuGH C-413/23 P"),
    dentist: { de: "„Anonym“ gilt erst, wenn ein unterschriebener Test für diesen Empfänger vorliegt. Sonst als Code senden.", en: "“Anonymous” counts only once a signed test for this recipient exists. Otherwise send under a code." },
    dpo: { de: "Anonymitätsprüfung (Herausgreifen, Verknüpfen, Schließen, Mittel des Empfängers) fehlt oder ist älter als 12 Monate.", en: "Anonymity test (singling out, linking, inference, means of the recipient) is missing or older than 12 months." } },
  { id: "g3-no-reidentification", gate: "G3", level: "H", cure: "sign-no-reidentification", rows: twoLaws("§ 3 Abs. 6 BDSG a.F.", "ErwGr. 26 DSGVO; EuGH C-413/23 P"),
    dentist: { de: "Der Empfänger muss zusichern, niemanden wieder erkennbar zu machen.", en: "The recipient must promise not to re-identify anyone." },
    dpo: { de: "Relative Anonymität setzt die Klausel gegen Re-Identifizierung voraus.", en: "Relative anonymity requires the clause against re-identification." } },
  { id: "g3-identity", gate: "G3", level: "H", cure: "check-identity", rows: twoLaws("§ 34 BDSG a.F.", "Art. 12 Abs. 6 DSGVO"),
    dentist: { de: "Bitte erst prüfen, dass wirklich die Patientin oder der Patient empfängt.", en: "Please check first that it is really the patient who receives." },
    dpo: { de: "Identität der betroffenen Person nicht nachgewiesen.", en: "Identity of the data subject not established." } },
  { id: "g3-representation", gate: "G3", level: "H", cure: "prove-representation", rows: since(start, "§ 630g Abs. 3 BGB; § 203 Abs. 5 StGB"),
    dentist: { de: "Angehörige bekommen Daten nur mit Nachweis (Vollmacht, Sorge, Betreuung, Erbe).", en: "Relatives receive data only with proof (authority, custody, guardianship, inheritance)." },
    dpo: { de: "Vertretungs- oder Erbnachweis fehlt; die Schweigepflicht gilt über den Tod hinaus.", en: "Proof of representation or inheritance is missing; secrecy continues after death." } },
  { id: "g3-emergency-attestation", gate: "G3", level: "H", cure: "attest-emergency", rows: twoLaws("§ 28 Abs. 6 Nr. 1 BDSG a.F.; § 34 StGB", "Art. 9 Abs. 2 lit. c DSGVO; § 34 StGB"),
    dentist: { de: "Notfall: bitte bestätigen, dass Gefahr besteht und die Patientin oder der Patient nicht einwilligen kann.", en: "Emergency: please attest that there is danger and the patient cannot consent." },
    dpo: { de: "Notzugang nur mit Attest je Fall.", en: "Break-glass access only with an attestation per case." } },
  { id: "g3-emergency-second-person", gate: "G3", level: "D", cure: "confirm-emergency", rows: twoLaws("§ 28 Abs. 6 Nr. 1 BDSG a.F.", "Art. 9 Abs. 2 lit. c, Art. 32 DSGVO"),
    dentist: { de: "Ihre Praxis verlangt, dass eine zweite Person den Notfall bestätigt.", en: "Your practice asks that a second person confirm the emergency." },
    dpo: { de: "Einstellung „zweite Person im Notfall“: deren Unterschrift unter denselben Wortlaut fehlt.", en: "Setting “second person in an emergency”: their signature under the same wording is missing." } },
  { id: "g3-no-contrary-will", gate: "G3", level: "H", cure: "attest-no-contrary-will", rows: twoLaws("§ 34 StGB", "Art. 9 Abs. 2 lit. c DSGVO; § 34 StGB"),
    dentist: { de: "Es gibt einen Widerruf. Bitte bestätigen, dass er diesen Notfall nicht meint.", en: "There is a withdrawal. Please attest that it does not mean this emergency." },
    dpo: { de: "Nach Widerruf trägt der Notfall nur ohne erkennbaren entgegenstehenden Willen.", en: "After a withdrawal the emergency holds only without a recognisable contrary will." } },
  { id: "g3-billing-consent", gate: "G3", level: "H", cure: "ask-written-consent", rows: since(start, "§ 10 Abs. 6 GOZ"),
    dentist: { de: "An eine Abrechnungsstelle darf nur mit schriftlicher Einwilligung und Entbindung weitergegeben werden.", en: "A billing office may receive data only with written consent and written release." },
    dpo: { de: "§ 10 Abs. 6 GOZ: ohne deckende Einwilligung und Entbindung keine Übermittlung, in keinem Modus.", en: "§ 10(6) GOZ: no transfer without covering consent and release, in no mode." } },
  { id: "g3-billing-form", gate: "G3", level: "H", cure: "ask-written-consent", rows: since(start, "§ 10 Abs. 6 GOZ; §§ 126, 126a BGB"),
    dentist: { de: "Für die Abrechnungsstelle genügt die Unterschrift auf dem Tablet nicht: Papier oder qualifizierte Signatur.", en: "For the billing office a signature on the tablet is not enough: paper or qualified signature." },
    dpo: { de: "Schriftform oder qualifizierte elektronische Signatur erforderlich; die Gegenmeinung wird nicht zugrunde gelegt.", en: "Written form or qualified signature required; the opposing view is not relied on." } },
  { id: "g3-own-consent", gate: "G3", level: "H", cure: "ask-consent", rows: twoLaws("§ 4a BDSG a.F.; § 203 StGB", "Art. 6, 7, 9 Abs. 2 lit. a DSGVO; § 203 StGB"),
    dentist: { de: "An Versicherung, Anwalt, Inkasso, Hersteller oder Werbung geht nichts ohne eigene, genau dafür erteilte Einwilligung.", en: "Insurers, lawyers, debt collectors, manufacturers and advertising get nothing without a consent given for exactly that." },
    dpo: { de: "Weiterer Empfänger ohne eigene Zweckbindung; nur mit eigener, spezifischer Einwilligung.", en: "Further recipient outside the purpose; only with its own specific consent." } },
  { id: "g3-cloud-before-reform", gate: "G3", level: "S", cure: "ask-consent", rows: [{ validFrom: start, validTo: secrecyReform, citation: "§ 203 StGB a.F.; § 11 BDSG a.F." }],
    dentist: { de: "Ohne ausdrückliche Einwilligung gehören Patientendaten keinesfalls in eine Cloud.", en: "Without express consent patient data do not belong in any cloud." },
    dpo: { de: "Vor dem 9.11.2017 kannte § 203 StGB keine mitwirkenden Personen; Speicherung bei Dritten nur mit Einwilligung.", en: "Before 9 Nov 2017 § 203 StGB knew no participating persons; storage at third parties only with consent." } },
  { id: "g3-category-capped", gate: "G3", level: "D", cure: null, rows: twoLaws("§ 3 Abs. 6 BDSG a.F.", "ErwGr. 26 DSGVO"),
    dentist: { de: "Dieser Inhalt zeigt zu viel vom Menschen, um als „{detail}“ zu gelten; er wird strenger behandelt.", en: "This content shows too much of the person to count as “{detail}”; it is treated more strictly." },
    dpo: { de: "Behauptete Kategorie über der Obergrenze der Inhaltsart; herabgestuft.", en: "Claimed category above the cap of the content; lowered." } },
  { id: "g3-relative-off", gate: "G3", level: "D", cure: null, rows: twoLaws("§ 3 Abs. 6 BDSG a.F.", "ErwGr. 26 DSGVO; EuGH C-413/23 P"),
    dentist: { de: "„Für diesen Empfänger anonym“ ist in Ihrer Praxis nicht eingeschaltet; es gilt als Code.", en: "“Anonymous for this recipient” is not enabled in your practice; it counts as a code." },
    dpo: { de: "Relative Anonymität ist ausgeschaltet (Voreinstellung); Daten gelten als pseudonymisiert.", en: "Relative anonymity is off (default); data count as pseudonymised." } },

  // G4 — bound to secrecy.
  { id: "g4-secrecy", gate: "G4", level: "H", cure: "sign-secrecy-undertaking", rows: since(secrecyReform, "§ 203 Abs. 3, 4 Satz 2 Nr. 1 StGB"),
    dentist: { de: "Der Empfänger muss erst die Verpflichtung zur Geheimhaltung unterschreiben.", en: "The recipient must first sign the secrecy undertaking." },
    dpo: { de: "Verpflichtung der mitwirkenden Person fehlt; ihr Fehlen ist selbst strafbar.", en: "Undertaking of the participating person is missing; the omission itself is an offence." } },
  { id: "g4-secrecy-chain", gate: "G4", level: "H", cure: "sign-secrecy-undertaking", rows: since(secrecyReform, "§ 203 Abs. 4 Satz 2 Nr. 2 StGB"),
    dentist: { de: "Auch die Unterauftragnehmer des Empfängers müssen zur Geheimhaltung verpflichtet sein.", en: "The recipient's subcontractors must be bound to secrecy as well." },
    dpo: { de: "Die Verpflichtung deckt die Kette weiterer mitwirkender Personen nicht ab.", en: "The undertaking does not cover the chain of further participating persons." } },

  // G5 — the contract of the role.
  { id: "g5-processing-contract", gate: "G5", level: "H", cure: "sign-processing-contract", rows: twoLaws("§ 11 Abs. 2 BDSG a.F.", "Art. 28 Abs. 3, 9 DSGVO"),
    dentist: { de: "Mit dem Dienst fehlt ein gültiger Vertrag zur Auftragsverarbeitung.", en: "A valid processing contract with the service is missing." },
    dpo: { de: "AVV fehlt, ist abgelaufen oder unvollständig.", en: "The Art. 28 contract is missing, ended or incomplete." } },
  { id: "g5-contract-incomplete", gate: "G5", level: "H", cure: "sign-processing-contract", rows: twoLaws("§ 11 Abs. 2 BDSG a.F.", "Art. 28 Abs. 3 DSGVO"),
    dentist: { de: "Dem Vertrag mit dem Dienst fehlen Pflichtpunkte: {detail}.", en: "The contract with the service lacks mandatory points: {detail}." },
    dpo: { de: "AVV-Prüfliste unvollständig: {detail}.", en: "Art. 28 checklist incomplete: {detail}." } },
  { id: "g5-profile-incomplete", gate: "G5", level: "H", cure: "complete-profile", rows: twoLaws("§ 11 Abs. 2 BDSG a.F.", "Art. 28 Abs. 1, 5 Abs. 2, 24 DSGVO"),
    dentist: { de: "Der Fragebogen dieses Dienstes hat Lücken; so darf er nicht benutzt werden.", en: "This service's questionnaire has gaps; it must not be used like that." },
    dpo: { de: "Keine hinreichenden Garantien dokumentiert; unvollständig heißt unbenutzbar.", en: "No sufficient guarantees documented; incomplete means unusable." } },
  { id: "g5-importer-contract", gate: "G5", level: "S", cure: "sign-data-agreement", rows: twoLaws("§ 11 BDSG a.F.", "Art. 26, 28, 46 DSGVO"),
    dentist: { de: "Mit dem Importeur fehlt die geprüfte Datenvereinbarung.", en: "The checked data agreement with the importer is missing." },
    dpo: { de: "Importeur ohne Vertrag und Vorabprüfung.", en: "Importer without contract and prior check." } },
  { id: "g5-data-agreement", gate: "G5", level: "D", cure: "sign-data-agreement", rows: twoLaws("§ 11 BDSG a.F.", "Art. 26, 28 Abs. 3 DSGVO"),
    dentist: { de: "Mit diesem Partner fehlt die Datenvereinbarung; beide Seiten unterschreiben sie einmal.", en: "The data agreement with this partner is missing; both sides sign it once." },
    dpo: { de: "Datenvereinbarung mit Inhalt des Art. 28 Abs. 3, unabhängig von der streitigen Rolle des Labors.", en: "Data agreement with the content of Art. 28(3), whatever the disputed role of the laboratory." } },

  // G6 — chapter V.
  { id: "g6-scope-check", gate: "G6", level: "H", cure: "check-scope", rows: twoLaws("§ 4b Abs. 2, 3 BDSG a.F.", "Art. 45 DSGVO"),
    dentist: { de: "Für {detail} gilt der Angemessenheitsbeschluss nur teilweise; bitte prüfen lassen, ob er diesen Empfänger deckt.", en: "For {detail} the adequacy decision holds only in part; please have checked whether it covers this recipient." },
    dpo: { de: "Beschränkter Angemessenheitsbeschluss ({detail}); Anwendungsbereich nicht geprüft.", en: "Limited adequacy decision ({detail}); scope not checked." } },
  { id: "g6-dpf-check", gate: "G6", level: "H", cure: "check-dpf-list", rows: [
      { validFrom: start, validTo: "2020-07-16", citation: "§ 4b BDSG a.F.; Beschluss (EU) 2016/1250" },
      { validFrom: "2020-07-16", validTo: null, citation: "Art. 45 DSGVO; Beschluss (EU) 2023/1795" }],
    dentist: { de: "Die Eintragung des US-Empfängers muss innerhalb der letzten 30 Tage geprüft worden sein.", en: "The US recipient's listing must have been checked within the last 30 days." },
    dpo: { de: "Aktive Zertifizierung für andere als Beschäftigtendaten nicht aktuell (30 Tage) nachgewiesen.", en: "Active certification for other than HR data not proven within 30 days." } },
  { id: "g6-dpf-dpo", gate: "G6", level: "D", cure: "ask-dpo", rows: twoLaws("§ 4b BDSG a.F.; Beschluss (EU) 2016/1250", "Art. 45, 39 DSGVO"),
    dentist: { de: "Vor einem US-Server fragt man erst die oder den Datenschutzbeauftragten.", en: "Before a US server the data protection officer is asked." },
    dpo: { de: "Prüfung durch den DSB (höchstens 12 Monate alt) vor Nutzung der USA-Zertifizierung; C-703/25 P ist anhängig.", en: "DPO review (at most 12 months old) before relying on the US certification; C-703/25 P is pending." } },
  { id: "g6-third-off", gate: "G6", level: "D", cure: "choose-other-recipient", rows: twoLaws("§ 4b BDSG a.F.", "Art. 44 DSGVO"),
    dentist: { de: "Drittländer ohne Angemessenheitsbeschluss sind in Ihrer Praxis ausgeschaltet ({detail}).", en: "Third countries without an adequacy decision are switched off in your practice ({detail})." },
    dpo: { de: "Die Einstellung „Länder ohne Angemessenheitsbeschluss“ steht auf „aus“ (Voreinstellung); betroffen: {detail}.", en: "The setting “Countries without an adequacy decision” is “off” (default); affected: {detail}." } },
  { id: "g6-third-identified", gate: "G6", level: "D", cure: "send-under-code", rows: twoLaws("§ 4b BDSG a.F.", "Art. 5 Abs. 1 lit. c, 44 DSGVO"),
    dentist: { de: "Mit Namen geht nichts in ein unsicheres Drittland.", en: "Nothing goes to an unsafe third country with a name." },
    dpo: { de: "Identifizierte Daten in ein Drittland nur im Einzelfall durch den DSB.", en: "Identified data to a third country only per case through the DPO." } },
  { id: "g6-emergency-record", gate: "G6", level: "H", cure: "record-emergency-transfer", rows: twoLaws("§ 4c Abs. 1 Nr. 5 BDSG a.F.", "Art. 49 Abs. 1 lit. f DSGVO"),
    dentist: { de: "Notfall im Drittland: bitte kurz festhalten, warum und wohin.", en: "Emergency in a third country: please record briefly why and where." },
    dpo: { de: "Ausnahme Art. 49 Abs. 1 lit. f; Aufzeichnung je Fall.", en: "Derogation Art. 49(1)(f); record per case." } },
  { id: "g6-ground-emergency", gate: "G6", level: "H", cure: null, rows: twoLaws("§ 4c Abs. 1 Nr. 5 BDSG a.F.", "Art. 49 Abs. 1 lit. f DSGVO"),
    dentist: { de: "Notfall im Drittland: Warum und wohin ist festgehalten.", en: "Emergency in a third country: why and where is recorded." },
    dpo: { de: "Übermittlung in ein Drittland zum Schutz lebenswichtiger Interessen, Ausnahme mit Aufzeichnung je Fall.", en: "Transfer to a third country to protect vital interests, derogation with a record per case." } },
  { id: "g6-consent-country", gate: "G6", level: "S", cure: "ask-consent", rows: twoLaws("§ 4c Abs. 1 Nr. 1 BDSG a.F.", "Art. 13 Abs. 1 lit. f, 46 DSGVO"),
    dentist: { de: "Die Einwilligung muss das Land {detail} ausdrücklich nennen.", en: "The consent must name the country {detail} expressly." },
    dpo: { de: "Garantien nach Art. 46 liegen vor; der strenge Modus verlangt zusätzlich Einwilligung mit Länderangabe.", en: "Safeguards under Art. 46 exist; the strict mode also asks for consent naming the country." } },
  { id: "g6-risk-sheet", gate: "G6", level: "H", cure: "show-risk-sheet", rows: twoLaws("§ 4c Abs. 1 Nr. 1 BDSG a.F.", "Art. 49 Abs. 1 lit. a DSGVO"),
    dentist: { de: "Das Risikoblatt für {detail} muss gezeigt und unterschrieben sein.", en: "The risk sheet for {detail} must be shown and signed." },
    dpo: { de: "Ohne Unterrichtung über die Risiken des Landes trägt Art. 49 Abs. 1 lit. a nicht.", en: "Without information on the country's risks Art. 49(1)(a) does not hold." } },
  { id: "g6-single-case", gate: "G6", level: "H", cure: "confirm-single-case", rows: twoLaws("§ 4c Abs. 1 Nr. 1 BDSG a.F.", "Art. 49 Abs. 1 lit. a DSGVO; EDSA 2/2018"),
    dentist: { de: "Bitte bestätigen, dass dies ein Einzelfall ist. Für ständige Zusammenarbeit braucht es Vertragsklauseln.", en: "Please confirm that this is a single case. Standing work needs contractual clauses." },
    dpo: { de: "Ausnahme, nicht Regel: Vermerk je Fall, Zähler höchstens drei im Jahr und Empfänger.", en: "Exception, not rule: note per case, at most three a year and recipient." } },
  { id: "g6-third-dpo", gate: "G6", level: "D", cure: "ask-dpo", rows: twoLaws("§ 4d Abs. 5, 6 BDSG a.F.", "Art. 39, 49 Abs. 1 lit. a DSGVO"),
    dentist: { de: "Die oder der Datenschutzbeauftragte muss diesem Land ({detail}) zugestimmt haben.", en: "The data protection officer must have agreed to this country ({detail})." },
    dpo: { de: "Positive, höchstens 12 Monate alte DSB-Prüfung für Empfänger und Land fehlt.", en: "Positive DPO review, at most 12 months old, for recipient and country is missing." } },
  { id: "g6-ground-clauses", gate: "G6", level: "H", cure: null, rows: twoLaws("§ 4c Abs. 2 BDSG a.F.", "Art. 46 Abs. 2 lit. c DSGVO"),
    dentist: { de: "In das Drittland tragen Standardvertragsklauseln mit geprüftem Länderrisiko.", en: "Into the third country, standard contractual clauses with an assessed country carry it." },
    dpo: { de: "Grundlage der Übermittlung in das Drittland: geeignete Garantien (Standardvertragsklauseln, positive Prüfung).", en: "Basis of the third-country transfer: appropriate safeguards (standard contractual clauses, positive assessment)." } },
  { id: "g6-ground-single-case", gate: "G6", level: "H", cure: null, rows: twoLaws("§ 4c Abs. 1 Nr. 1 BDSG a.F.", "Art. 49 Abs. 1 lit. a DSGVO"),
    dentist: { de: "In das Drittland trägt die ausdrückliche Einwilligung nach Aufklärung über die Risiken, nur in diesem Einzelfall.", en: "Into the third country, the explicit consent after being told of the risks carries it, in this single case only." },
    dpo: { de: "Grundlage der Übermittlung in das Drittland: Ausnahme für den Einzelfall, da keine Garantien bestehen.", en: "Basis of the third-country transfer: derogation for the single case, as no safeguards exist." } },
  { id: "g6-series", gate: "G6", level: "H", cure: "agree-contractual-clauses", rows: twoLaws("§ 4c BDSG a.F.", "Art. 49 Abs. 1 lit. a DSGVO; EDSA 2/2018"),
    dentist: { de: "Das ist kein Einzelfall mehr. Mit diesem Empfänger müssen erst Standardvertragsklauseln vereinbart werden.", en: "This is no single case any more. Standard contractual clauses must be agreed with this recipient first." },
    dpo: { de: "Serie oder mehr als drei Fälle im Jahr: Art. 49 Abs. 1 lit. a scheidet aus, bis Art. 46 erfüllt ist.", en: "Series or more than three cases a year: Art. 49(1)(a) is out until Art. 46 is met." } },
  { id: "g6-no-basis", gate: "G6", level: "H", cure: "choose-other-recipient", rows: twoLaws("§§ 4b, 4c BDSG a.F.", "Art. 44, 46, 49 DSGVO"),
    dentist: { de: "Für {detail} gibt es keine Grundlage: keine Angemessenheit, keine Garantien, keine Einwilligung mit Risikoblatt.", en: "For {detail} there is no basis: no adequacy, no safeguards, no consent with risk sheet." },
    dpo: { de: "Kapitel V nicht erfüllt ({detail}).", en: "Chapter V not met ({detail})." } },
  { id: "g6-parent", gate: "G6", level: "D", cure: null, rows: twoLaws("§ 4b BDSG a.F.", "Art. 28 Abs. 1, 48 DSGVO"),
    dentist: { de: "Der Mutterkonzern sitzt in {detail}. Die Inhalte sind verschlüsselt, die Schlüssel liegen bei Ihnen.", en: "The parent company sits in {detail}. Content is encrypted, the keys are with you." },
    dpo: { de: "Mutter im Drittland ({detail}): Vermerk des DSB; Milderung durch Ende-zu-Ende-Verschlüsselung.", en: "Parent in a third country ({detail}): DPO note; mitigated by end-to-end encryption." } },
  { id: "g6-ends-soon", gate: "G6", level: "D", cure: null, rows: twoLaws("§ 4b BDSG a.F.", "Art. 45 Abs. 3 DSGVO"),
    dentist: { de: "Die Rechtsgrundlage für dieses Land endet bald: {detail}.", en: "The legal basis for this country ends soon: {detail}." },
    dpo: { de: "Instrument läuft in höchstens 180 Tagen ab: {detail}.", en: "Instrument ends within 180 days: {detail}." } },

  // G7 — the cloud of statutory care.
  { id: "g7-third", gate: "G7", level: "H", cure: "choose-other-host", rows: since(cloudRule, "§ 393 Abs. 2 SGB V"),
    dentist: { de: "Gesundheitsdaten dürfen nur in Deutschland, der EU, dem EWR, der Schweiz oder einem Land mit Angemessenheitsbeschluss gespeichert werden.", en: "Health data may be stored only in Germany, the EU, the EEA, Switzerland or a country with an adequacy decision." },
    dpo: { de: "§ 393 Abs. 2 SGB V: Vertragsklauseln oder Einwilligung heilen den Ort nicht.", en: "§ 393(2) SGB V: clauses or consent do not cure the place." } },
  { id: "g7-dpf", gate: "G7", level: "S", cure: "choose-other-host", rows: since(cloudRule, "§ 393 Abs. 2 SGB V; Art. 45 DSGVO"),
    dentist: { de: "Gesundheitsdaten werden nicht auf US-Servern gespeichert, auch nicht bei zertifizierten Anbietern.", en: "Health data are not stored on US servers, not even at certified providers." },
    dpo: { de: "Regel des Gründungsartikels; im Modus „Gesetzlich“ trägt der Angemessenheitsbeschluss.", en: "Rule of the founding article; in the mode “Statutory” the adequacy decision holds." } },
  { id: "g7-c5", gate: "G7", level: "H", cure: "attach-c5-report", rows: since(cloudRule, "§ 393 Abs. 3 Nr. 2, Abs. 4 SGB V; C5GleichwV"),
    dentist: { de: "Dem Cloud-Dienst fehlt das gültige C5-Testat.", en: "The cloud service lacks a valid C5 report." },
    dpo: { de: "C5 Typ 2 (neue Dienste: Typ 1 in den ersten 18 Monaten) oder gleichwertiger Nachweis fehlt oder deckt den Zeitraum nicht.", en: "C5 type 2 (new services: type 1 during the first 18 months) or equivalent is missing or does not cover the period." } },
  { id: "g7-no-licence", gate: "G7", level: "H", cure: null, rows: since(cloudRule, "§ 393 Abs. 1 SGB V"),
    dentist: { de: "Ihre Praxis hat erklärt, keine Kassenzulassung zu haben; ein C5-Testat wird deshalb nicht verlangt.", en: "Your practice stated that it has no licence for statutory care; so no C5 report is asked for." },
    dpo: { de: "§ 393 SGB V bindet Leistungserbringer der gesetzlichen Versorgung; unterschriebene Erklärung, ein Jahr gültig. AVV, § 203 StGB und Kapitel V bleiben.", en: "§ 393 SGB V binds providers of statutory care; signed statement, good for a year. Contract, § 203 StGB and chapter V stay." } },
  { id: "g7-establishment", gate: "G7", level: "H", cure: "prove-establishment", rows: since(cloudRule, "§ 393 Abs. 2 SGB V"),
    dentist: { de: "Der Cloud-Dienst braucht eine Niederlassung in Deutschland.", en: "The cloud service needs an establishment in Germany." },
    dpo: { de: "Niederlassung im Inland nicht belegt.", en: "Domestic establishment not proven." } },

  // G8 — onward.
  { id: "g8-reserved", gate: "G8", level: "H", cure: "choose-other-recipient", rows: twoLaws("§ 11 BDSG a.F.; § 203 StGB", "Art. 28 Abs. 2, 4, 44 DSGVO; § 203 Abs. 4 Satz 2 Nr. 2 StGB"),
    dentist: { de: "Der Empfänger behält sich vor, Daten weiterzugeben. Das ist tabu.", en: "The recipient reserves the right to pass data on. That is taboo." },
    dpo: { de: "Vorbehaltene Weitergabe; kein Schalter öffnet sie.", en: "Reserved onward right; no setting opens it." } },
  { id: "g8-unknown", gate: "G8", level: "H", cure: "complete-profile", rows: twoLaws("§ 11 BDSG a.F.; § 203 StGB", "Art. 28 Abs. 2, 4, 44 DSGVO"),
    dentist: { de: "Niemand hat gesagt, ob der Empfänger Daten weitergibt. Er muss sein Profil ergänzen.", en: "Nobody said whether the recipient passes data on. They must complete their profile." },
    dpo: { de: "Weitergabe ungeklärt; gilt als vorbehalten.", en: "Onward transfer unclear; counts as reserved." } },
  { id: "g8-named", gate: "G8", level: "H", cure: "decide-onward", rows: twoLaws("§ 11 BDSG a.F.; § 203 StGB", "Art. 28 Abs. 2, 4, 44 DSGVO; § 203 Abs. 4 Satz 2 Nr. 2 StGB"),
    dentist: { de: "Jeder weitere Empfänger wird wie eine eigene Weitergabe geprüft. Offen: {detail}.", en: "Each further recipient is checked like a transfer of its own. Open: {detail}." },
    dpo: { de: "Benannte Weiterempfänger ohne eigene positive Entscheidung: {detail}.", en: "Named onward recipients without a positive decision of their own: {detail}." } },
  { id: "g8-next-consent", gate: "G8", level: "H", cure: "ask-consent", rows: twoLaws("§ 4a BDSG a.F.; § 203 StGB", "Art. 6, 9, 28 Abs. 2, 4 DSGVO; § 203 Abs. 4 Satz 2 Nr. 2 StGB"),
    dentist: { de: "Die Einwilligung deckt die Weitergabe an {detail} nicht.", en: "The consent does not cover passing on to {detail}." },
    dpo: { de: "Benannter nächster Empfänger ({detail}) außerhalb der unterschriebenen Einwilligung.", en: "Named next recipient ({detail}) outside the signed consent." } },
  { id: "g8-next-denied", gate: "G8", level: "H", cure: "leave-out-next", rows: twoLaws("§ 11 BDSG a.F.; § 203 StGB", "Art. 28 Abs. 2, 4, 44 DSGVO; § 203 Abs. 4 Satz 2 Nr. 2 StGB"),
    dentist: { de: "An {detail} darf nichts weitergegeben werden; warum, steht unter den Hinweisen.", en: "Nothing may be passed on to {detail}; why is said among the remarks." },
    dpo: { de: "Die Weitergabe an {detail} wäre als eigene Übermittlung nicht erlaubt.", en: "Passing on to {detail} would not be permitted as a transfer of its own." } },
  { id: "g8-next-unknown", gate: "G8", level: "H", cure: "leave-out-next", rows: twoLaws("§ 11 BDSG a.F.; § 203 StGB", "Art. 5 Abs. 2, 28 Abs. 2, 4, 44 DSGVO"),
    dentist: { de: "Über {detail} weiß diese Praxis nichts; so kann die Weitergabe dorthin niemand prüfen.", en: "This practice knows nothing of {detail}; nobody can judge passing on to it like that." },
    dpo: { de: "Nächster Empfänger ohne Profil ({detail}); unbekannt gilt als schlechtester Wert.", en: "Next recipient without a profile ({detail}); unknown counts as the worst value." } },

  // G9 — where tax records lie.
  { id: "g9-release", gate: "G9", level: "S", cure: "release-tax-place", rows: since(start, "§ 146 Abs. 2, 2a AO"),
    dentist: { de: "Steuerunterlagen bleiben in Deutschland, bis Sie die EU ausdrücklich freigegeben haben.", en: "Tax records stay in Germany until you expressly released the EU." },
    dpo: { de: "Strenger Modus: Freigabe des Speicherorts EU fehlt.", en: "Strict mode: release of the EU as place is missing." } },
  { id: "g9-access", gate: "G9", level: "H", cure: "secure-tax-access", rows: since(taxReform, "§ 146 Abs. 2a AO; § 147 Abs. 6 AO"),
    dentist: { de: "Das Finanzamt muss vollen Datenzugriff haben; der Dienst muss das zusichern.", en: "The tax office must have full data access; the service must assure it." },
    dpo: { de: "Datenzugriff Z1–Z3 aus der EU nicht gesichert.", en: "Data access Z1–Z3 from the EU not secured." } },
  { id: "g9-notice", gate: "G9", level: "H", cure: "notify-tax-place", rows: since(start, "§ 14b Abs. 2 Satz 3 UStG"),
    dentist: { de: "Dem Finanzamt muss der Aufbewahrungsort der Rechnungen mitgeteilt sein.", en: "The tax office must have been told where the invoices are kept." },
    dpo: { de: "Mitteilung des Ortes nach § 14b Abs. 2 Satz 3 UStG fehlt.", en: "Notice of the place under § 14b(2) s. 3 UStG is missing." } },
  { id: "g9-outside", gate: "G9", level: "S", cure: "choose-other-host", rows: since(start, "§ 146 Abs. 2, 2b AO"),
    dentist: { de: "Steuerunterlagen gehören nicht in ein Land außerhalb der EU, auch nicht in die Schweiz oder den EWR.", en: "Tax records do not belong outside the EU, not even in Switzerland or the EEA." },
    dpo: { de: "Strenger Modus: kein Ort außerhalb der EU; Verzögerungsgeld 2 500 bis 250 000 EUR (§ 146 Abs. 2c AO).", en: "Strict mode: no place outside the EU; penalty 2,500 to 250,000 EUR (§ 146(2c) AO)." } },
  { id: "g9-permit", gate: "G9", level: "H", cure: "enter-tax-permit", rows: [
      { validFrom: start, validTo: taxReform, citation: "§ 146 Abs. 2a AO a.F." },
      { validFrom: taxReform, validTo: null, citation: "§ 146 Abs. 2b AO" }],
    dentist: { de: "Für Steuerunterlagen in diesem Land braucht es die Bewilligung des Finanzamts.", en: "Tax records in this country need the tax office's permit." },
    dpo: { de: "Bewilligung mit Nummer und Datum fehlt.", en: "Permit with number and date is missing." } },

  // G10 — who may sign.
  { id: "g10-not-entitled", gate: "G10", level: "H", cure: null, rows: since(start, "§§ 1626, 1629 BGB"),
    dentist: { de: "Eine vorhandene Einwilligung zählt nicht: die Unterschrift stammt nicht von der dafür berechtigten Person.", en: "An existing consent does not count: it was not signed by the person entitled to." },
    dpo: { de: "Unterzeichner nicht berechtigt ({detail}); Einwilligung gilt als nicht erteilt.", en: "Signer not entitled ({detail}); the consent counts as not given." } },

  // G11 — encrypted.
  { id: "g11-not-encrypted", gate: "G11", level: "H", cure: "encrypt", rows: twoLaws("§ 9 BDSG a.F.", "Art. 32 DSGVO"),
    dentist: { de: "Unverschlüsselt geht nichts hinaus.", en: "Nothing leaves unencrypted." },
    dpo: { de: "Weg nicht Ende-zu-Ende-verschlüsselt; Einwilligung ersetzt Sicherheit nicht.", en: "Path not end-to-end encrypted; consent does not replace security." } },
  { id: "g11-patients-wish", gate: "G11", level: "H", cure: "document-patients-wish", rows: twoLaws("§ 9 BDSG a.F.", "Art. 32 DSGVO; DSK-Beschluss vom 24.11.2021"),
    dentist: { de: "Unverschlüsselt an die Patientin oder den Patienten nur auf eigenen Wunsch, im Einzelfall, dokumentiert.", en: "Unencrypted to the patient only on their own wish, in the single case, documented." },
    dpo: { de: "Enge Ausnahme auf Initiative der betroffenen Person; Vermerk fehlt.", en: "Narrow exception on the data subject's initiative; note missing." } },

  // G12 — radiographs stay as they are.
  { id: "g12-degraded", gate: "G12", level: "H", cure: "send-original", rows: [
      { validFrom: start, validTo: radiationAct, citation: "§ 28 RöV" },
      { validFrom: radiationAct, validTo: null, citation: "§ 127 Abs. 2, 4 StrlSchV; § 85 Abs. 3 StrlSchG" }],
    dentist: { de: "Ein Röntgenbild für die Mitbehandlung muss unverändert und befundbar sein; senden Sie das Original, nicht die bereinigte Kopie.", en: "A radiograph for treatment must be unaltered and diagnostic; send the original, not the cleaned copy." },
    dpo: { de: "De-identifizierte oder verschlechterte Kopie an behandelnde Stelle unzulässig.", en: "De-identified or degraded copy to a treating practice not allowed." } },
  { id: "g12-original", gate: "G12", level: "H", cure: "work-on-copy", rows: [
      { validFrom: start, validTo: radiationAct, citation: "§ 28 RöV; § 630f BGB" },
      { validFrom: radiationAct, validTo: null, citation: "§ 127 Abs. 2 StrlSchV; § 630f Abs. 1 BGB" }],
    dentist: { de: "Das Original im Archiv wird nie verändert und nie weggegeben. Arbeiten Sie mit einer Kopie.", en: "The original in the archive is never altered and never given away. Work on a copy." },
    dpo: { de: "Schreibzugriff auf das Archivoriginal oder Abgabe der einzigen Kopie.", en: "Write access to the archive original or surrender of the only copy." } },

  // G13 — where a statute commands.
  { id: "g13-ground-duty", gate: "G13", level: "H", cure: null, rows: twoLaws("§ 4 Abs. 1 BDSG a.F.; § 295 SGB V", "Art. 6 Abs. 1 lit. c DSGVO; § 295 SGB V; § 85 Abs. 3 StrlSchG"),
    dentist: { de: "Ein Gesetz verlangt diese Vorlage; sie braucht keine Einwilligung, aber nur das Nötigste.", en: "A statute demands this submission; it needs no consent, but only the minimum." },
    dpo: { de: "Grundlage: rechtliche Verpflichtung mit benannter Norm.", en: "Ground: legal obligation with a named provision." } },
  { id: "g13-duty-unnamed", gate: "G13", level: "H", cure: "name-legal-duty", rows: twoLaws("§ 4 Abs. 1 BDSG a.F.", "Art. 6 Abs. 1 lit. c DSGVO"),
    dentist: { de: "Bitte angeben, welches Gesetz oder welcher Beschluss die Vorlage verlangt.", en: "Please name the statute or order that demands the submission." },
    dpo: { de: "Behörde ohne benannte Rechtsnorm.", en: "Authority without a named provision." } },

  // G14 — stale law.
  { id: "g14-old", gate: "G14", level: "D", cure: null, rows: engine("Art. 24 DSGVO"),
    dentist: { de: "Die Rechtsdaten sind älter als üblich (Stand {detail}). Bitte das Programm aktualisieren.", en: "The law data are older than usual (as of {detail}). Please update the program." },
    dpo: { de: "Rechtsdaten nicht aktuell: Stand {detail}.", en: "Law data not current: as of {detail}." } },
  { id: "g14-too-old", gate: "G14", level: "D", cure: null, rows: engine("Art. 24 DSGVO"),
    dentist: { de: "Die Rechtsdaten sind zu alt (Stand {detail}); Länder mit bedingter Angemessenheit gelten bis zur Aktualisierung als unsicher.", en: "The law data are too old (as of {detail}); countries with conditional adequacy count as unsafe until the update." },
    dpo: { de: "Grenze der Aktualität überschritten (Stand {detail}); beschränkte Angemessenheit und DPF wie Drittland.", en: "Freshness limit exceeded (as of {detail}); limited adequacy and DPF treated as third country." } },

  // K — settings cannot lower the law.
  { id: "k-mode-unsigned", gate: "K", level: "D", cure: null, rows: engine("Art. 24, 39 DSGVO"),
    dentist: { de: "Der gesetzliche Modus ist nicht vom Datenschutz unterschrieben; es gilt der strenge.", en: "The statutory mode is not signed by the data protection officer; the strict one applies." },
    dpo: { de: "Modus „Gesetzlich“ ohne gültige Unterschrift des Datenschutzes; „Streng“ angewandt.", en: "Mode “Statutory” without a valid signature of the officer; “Strict” applied." } },
  { id: "k-refused", gate: "K", level: "H", cure: null, rows: engine("Art. 24 DSGVO"),
    dentist: { de: "Eine Einstellung wollte eine Regel unter das Gesetz senken und wurde nicht beachtet: {detail}.", en: "A setting tried to lower a rule below the law and was ignored: {detail}." },
    dpo: { de: "Einstellung außerhalb der Grenzen verworfen: {detail}.", en: "Setting outside the limits discarded: {detail}." } },

  // E — retention and erasure.
  { id: "e-erase", gate: "E", level: "H", cure: null, rows: twoLaws("§ 35 Abs. 2 BDSG a.F.", "Art. 5 Abs. 1 lit. e, 17 DSGVO"),
    dentist: { de: "Die Frist ist abgelaufen; die Unterlage ist zu löschen.", en: "The period has ended; the record is to be erased." },
    dpo: { de: "Keine laufende Aufbewahrungspflicht; Löschung überall mit Protokoll.", en: "No running retention duty; erase everywhere with a protocol." } },
  { id: "e-running", gate: "E", level: "H", cure: "wait-until-due", rows: twoLaws("§ 35 Abs. 3 Nr. 1 BDSG a.F.", "Art. 17 Abs. 3 lit. b, 18 DSGVO; § 35 Abs. 3 BDSG"),
    dentist: { de: "Diese Unterlage muss noch aufbewahrt werden: {detail}. Sie wird bis dahin gesperrt.", en: "This record must still be kept: {detail}. Until then it is restricted." },
    dpo: { de: "Laufende Aufbewahrungspflicht ({detail}); Einschränkung statt Löschung, mit Grund an die betroffene Person.", en: "Running retention duty ({detail}); restriction instead of erasure, with the reason to the data subject." } },
  { id: "e-hold", gate: "E", level: "H", cure: "review-legal-hold", rows: twoLaws("§ 35 Abs. 3 Nr. 1 BDSG a.F.", "Art. 17 Abs. 3 lit. e, 18 DSGVO"),
    dentist: { de: "Ein laufendes Verfahren verbietet das Löschen; die Unterlage ist gesperrt.", en: "Pending proceedings forbid erasure; the record is restricted." },
    dpo: { de: "Halt der Löschung je Fall mit Grund; regelmäßig zu überprüfen.", en: "Legal hold per case with a reason; to be reviewed regularly." } },
  { id: "e-unknown", gate: "E", level: "H", cure: "wait-until-due", rows: twoLaws("§ 35 Abs. 3 BDSG a.F.", "Art. 5 Abs. 2, 17 Abs. 3 DSGVO"),
    dentist: { de: "Art oder Beginn der Aufbewahrung ist nicht bekannt; ohne das wird nichts gelöscht. Bitte ergänzen.", en: "Kind or start of the retention is not known; nothing is erased without it. Please complete it." },
    dpo: { de: "Aktenart oder Fristbeginn fehlt; ungeklärt heißt sperren.", en: "Record class or start is missing; unclear means restrict." } },
] as const satisfies readonly RuleText[]

export type RuleId = (typeof ruleTexts)[number]["id"]
