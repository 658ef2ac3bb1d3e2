/** What lies in an audit package and how it is checked, for whoever opens it without us. */
import type { Period } from "./officer-views.ts"

const periodText = ({ from, until }: Period): string => {
  if (from === null && until === null) return "Alle Weitergaben, die das Haus kennt."
  return `Nur Weitergaben ${from === null ? "" : `vom ${from} an`}${from !== null && until !== null ? " " : ""}${until === null ? "" : `bis zum ${until}`}, beide Tage eingeschlossen.`
}

export const auditReadme = (name: string, day: string, period: Period): string =>
  `Prüfpaket ${name}, Stand ${day}
${periodText(period)}

Wer hat was bekommen, warum, wo und bis wann: das Register der Weitergaben mit allem, was dazu unterschrieben ist.
Namen von Patientinnen und Patienten stehen nicht darin; Einwilligungen stehen mit ihrer Kennung und ihrem Hash.

Prüfen ohne Netz und ohne Server:
  zahnwolke verify DIESE-DATEI.zip
Das Programm endet mit 0, wenn alles gilt, und mit 1, wenn auch nur ein Byte einer Datei geändert, eine Datei
weggelassen oder hinzugefügt wurde. Den Fingerabdruck am Ende der Ausgabe vergleichen Sie mit dem, den die Praxis oder
das Labor Ihnen auf anderem Weg nennt: nur dann wissen Sie, wessen Unterschriften es sind.

register.csv        das Register für eine Tabelle (Semikolon, UTF-8), auch mit dem, was Empfänger weitergaben, und mit dem,
                    was sie nach dem Gesetz behalten und bis wann
register.json       dasselbe für Programme, je Zeile mit dem Hash der unterschriebenen Weitergabe
disclosures.json    je Weitergabe: die unterschriebene Erlaubnis mit der Anfrage, Quittungen, Löschungen, der Bericht der
                    Durchsicht und der Beweis, dass sie im öffentlichen Protokoll des Servers steht
onward.json         was Empfänger ihrerseits unterschrieben haben, als sie etwas weitergaben, mit dem Beweis des Protokolls
consents.json       unterschriebene Einwilligungen und Widerrufe, ohne Namen
signed.json         Vereinbarungen, Verpflichtungen, Prüfungen, Einstellungen, Profile
samples.json        Stichproben: was gezogen wurde, womit, und was die Nachprüfung ergab
attempts.json       was die Regeln, eine Prüfung oder der Server aufgehalten haben
ends.json           was wann endet und was danach fehlt
law.json            Regeln und Länder, mit denen das Programm entscheidet, mit ihren Geltungstagen
fhir.json           dasselbe als FHIR R4 (AuditEvent, Provenance, Consent, Organization)
logs/               die unterschriebenen Protokolle der Organisationen: wer wann mit welchem Gerät unterschreiben durfte
checkpoint.txt      der unterschriebene Stand des öffentlichen Protokolls
server.json         der Schlüssel des Servers, wie ihn das ausführende Gerät beim ersten Besuch festgehalten hat
manifest.json       das unterschriebene Verzeichnis aller anderen Dateien

Was das Paket nicht beweist: dass das Haus jede Weitergabe hineingelegt hat, die es je machte; und wem der Schlüssel in
server.json gehört, an dem die Beweise des öffentlichen Protokolls hängen: auch ihn vergleichen Sie auf anderem Weg.
Ebenso wenig, dass keine Kopie übrig ist. Es belegt Schritte und Erklärungen. Was ein Empfänger vor der
Löschung an anderer Stelle abgelegt hat, kann kein Programm sehen. Kein Jurist hat die Regeln bisher gezeichnet.
`
