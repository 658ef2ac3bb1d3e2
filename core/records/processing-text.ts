/** The wording of the contract for processing, clause by clause; German is the original. No lawyer has signed it yet. */
import type { ProcessingClause } from "./processing-contract.ts"

export const processingTextVersion = "2026-11b"

export const processingText: { readonly [Clause in ProcessingClause]: string } = {
  subject:
    "Der Auftragsverarbeiter speichert und übermittelt verschlüsselte Dateien und Nachrichten des Verantwortlichen mit dem Programm Zahnwolke.",
  duration:
    "Der Vertrag läuft auf unbestimmte Zeit und kann mit einer Frist von drei Monaten gekündigt werden, bei einem schweren Verstoß sofort.",
  "nature-and-purpose":
    "Speichern, Bereithalten, Übermitteln, Sichern und Löschen von Schlüsseltext, damit der Verantwortliche Aufträge mit Laboren und anderen Empfängern austauschen kann. Der Inhalt wird nicht gelesen.",
  "data-types":
    "Gesundheitsdaten in verschlüsselter Form (Scans, Röntgenbilder, DVT, Fotos, Aufträge, Nachrichten); Namen der Organisationen und Kontakte, Zeitpunkte, Größen und Zahl der Dateien im Klartext.",
  "data-subjects": "Patientinnen und Patienten; Beschäftigte des Verantwortlichen und seiner Partner.",
  "controller-rights":
    "Der Verantwortliche entscheidet über Zweck und Mittel, erteilt Weisungen, kontrolliert und kann jederzeit Löschung und Herausgabe verlangen. Für die Rechtmäßigkeit und die Rechte der Betroffenen steht er ein.",
  "28-3-a-instructions":
    "Verarbeitet wird nur auf dokumentierte Weisung, auch bei Übermittlungen in Drittländer. Die signierten Erklärungen im Programm sind Weisungen. Verlangt ein Gesetz etwas anderes, wird dies vorher mitgeteilt, soweit es erlaubt ist.",
  "28-3-b-confidentiality":
    "Alle zur Verarbeitung befugten Personen sind zur Vertraulichkeit verpflichtet; die Pflicht dauert nach dem Ende der Tätigkeit fort.",
  "28-3-c-security":
    "Der Auftragsverarbeiter trifft die Maßnahmen der Anlage und hält sie auf dem Stand der Technik.",
  "28-3-d-sub-processors":
    "Weitere Auftragsverarbeiter brauchen die Genehmigung des Verantwortlichen. Eine Änderung wird 30 Tage vorher angezeigt; der Verantwortliche kann widersprechen. Dieselben Pflichten werden ihnen auferlegt. Die Anlage nennt sie mit Name, Anschrift, Land und Aufgabe und wird aktuell gehalten.",
  "28-3-e-rights":
    "Der Auftragsverarbeiter hilft mit geeigneten Maßnahmen, Anträge der Betroffenen zu beantworten, und leitet Anträge unverzüglich weiter.",
  "28-3-f-assistance":
    "Er unterstützt bei den Pflichten nach Art. 32 bis 36 DSGVO und meldet jede Verletzung des Schutzes binnen 24 Stunden nach Kenntnis.",
  "28-3-g-deletion":
    "Nach dem Ende löscht er nach Wahl des Verantwortlichen alle Daten oder gibt sie zurück, löscht vorhandene Kopien, auch in Sicherungen nach spätestens 30 Tagen, und bestätigt dies.",
  "28-3-h-audit":
    "Er stellt alle Nachweise bereit, duldet und unterstützt Kontrollen, auch vor Ort, und weist sofort darauf hin, wenn er eine Weisung für rechtswidrig hält.",
  "28-9-form": "Der Vertrag und seine Änderungen werden in Textform oder elektronisch geschlossen.",
  "28-10-excess":
    "Bestimmt der Auftragsverarbeiter selbst Zwecke oder Mittel, gilt er insoweit als Verantwortlicher.",
  "203-secrecy":
    "Der Auftragsverarbeiter verpflichtet sich, sein Personal und jeden weiteren Mitwirkenden zur Verschwiegenheit nach § 203 StGB und belehrt über die Strafbarkeit.",
  "no-own-use":
    "Eine eigene Nutzung ist ausgeschlossen: keine Auswertung, keine Weitergabe, kein Trainieren von Programmen, keine Telemetrie.",
  places:
    "Speicherung, Verarbeitung, Sicherung und Fernzugriff finden nur an den Orten der Anlage statt. Ein anderer Ort braucht vorher die Zustimmung des Verantwortlichen.",
  "393-c5":
    "Soweit § 393 SGB V gilt, legt der Auftragsverarbeiter ein aktuelles C5-Testat mit Typ, Zeitraum und Umfang vor; der Verantwortliche setzt die korrespondierenden Kriterien um.",
  "german-establishment":
    "Der Auftragsverarbeiter unterhält eine Niederlassung in Deutschland, soweit § 393 SGB V dies verlangt.",
  "key-custody":
    "Schlüssel zu Inhalten liegen nur beim Verantwortlichen und seinen Partnern. Der Auftragsverarbeiter hat keine und verlangt keine.",
  exit: "Der Verantwortliche kann jederzeit alles in offenen Formaten ausführen (age-Dateien mit Verzeichnis); nach dem Ende bleibt dafür eine Frist von 30 Tagen.",
  "third-country-orders":
    "Verlangt eine Stelle eines Drittlands Daten, meldet der Auftragsverarbeiter dies sofort, soweit erlaubt, ficht die Anordnung an und gibt keine Schlüssel heraus.",
  insolvency:
    "Bei Insolvenz des Auftragsverarbeiters oder Schließung der Praxis bleiben die Daten für den Verantwortlichen oder seine Rechtsnachfolge abrufbar; Röntgenaufnahmen werden nach § 85 StrlSchG hinterlegt, wenn die Behörde es verlangt.",
  seizure:
    "Einer Beschlagnahme widerspricht der Auftragsverarbeiter unter Hinweis auf § 97 und § 53a StPO und unterrichtet den Verantwortlichen sofort.",
}

/** Only where tax records lie there, and so no point of the checklist that every contract must have. */
export const taxAccess = {
  label: "Datenzugriff der Finanzbehörde, soweit Steuerunterlagen gespeichert werden (§ 147 Abs. 6 AO)",
  wording:
    "Liegen Steuerunterlagen bei ihm, ermöglicht der Auftragsverarbeiter dem Verantwortlichen jederzeit den vollen Zugriff, damit dieser der Finanzbehörde unmittelbaren (Z1), mittelbaren (Z2) und Zugriff auf einem Datenträger (Z3) geben kann, und nennt ihm den Ort der Speicherung.",
} as const
