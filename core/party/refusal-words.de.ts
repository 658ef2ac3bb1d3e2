/** The refusals that are one sentence in the app and on the command line, in German. Gaps in braces are filled from the details. */
export const refusalsInGerman = {
  unknown: "Das ging nicht (Fehlerzeichen: {code}). Bitte versuchen Sie es noch einmal.",
  unreachable: "Der Server ist nicht erreichbar. Bitte prüfen Sie das Netz; nichts geht verloren.",
  "unexpected-reply": "Der Server hat anders geantwortet als erwartet. Bitte versuchen Sie es noch einmal.",
  refused: "Der Server hat ohne Begründung abgelehnt. Bitte versuchen Sie es noch einmal.",
  "not-found": "Das gibt es auf diesem Server nicht oder nicht mehr.",
  "address-malformed": "Diese Adresse ist unvollständig.",
  "server-fault":
    "Der Server hat einen Fehler gemacht. Bitte versuchen Sie es noch einmal; nichts ging verloren.",
  "too-many-requests": "Zu viele Versuche in kurzer Zeit. Bitte warten Sie eine Minute.",
  "storage-full":
    "Der Speicher des Servers ist voll. Bitte melden Sie es der Person, die ihn betreibt; nichts ging verloren.",
  "database-full":
    "Die Datenbank des Servers hat keinen Platz mehr. Bitte melden Sie es der Person, die ihn betreibt; nichts ging verloren.",
  "upload-cut": "Die Übertragung wurde unterbrochen. Sie geht an derselben Stelle weiter.",
  "chunks-missing":
    "Teile einer Datei sind nicht angekommen. Bitte senden Sie noch einmal; Vorhandenes wird nicht neu übertragen.",
  "chunk-taken": "Ein Teil dieser Datei gehört schon jemand anderem. Bitte bereiten Sie die Datei neu vor.",
  "chunk-differs":
    "Ein Teil einer Datei kam verändert an und wurde nicht angenommen. Bitte senden Sie noch einmal.",
  "not-a-member": "Dieses Konto gehört zu niemandem in der Organisation. Bitte lassen Sie sich neu einladen.",
  "pairing-code-malformed": "Dieser Code ist unvollständig. Bitte vergleichen Sie ihn Zeichen für Zeichen.",
  "pairing-unknown":
    "Dieser Code wurde schon benutzt oder ist zu alt. Bitte lassen Sie einen neuen anzeigen.",
  "pairing-damaged":
    "Der Code passt nicht zu dem, was auf dem Server liegt. Bitte lassen Sie einen neuen anzeigen.",
  "paper-unprintable":
    "Dieses Blatt enthält Zeichen, die sich nicht drucken lassen. Bitte ändern Sie den Namen im Profil.",
  "officer-needed":
    "Das unterschreibt nur die Datenschutzbeauftragte oder der Datenschutzbeauftragte. Gibt es bei Ihnen noch niemanden, laden Sie unter Organisation ein Mitglied mit dieser Rolle ein.",
  "not-for-an-officer":
    "Wer über Weitergaben wacht, gibt selbst nichts weiter und holt keine Einwilligung ein (Art. 38 Abs. 6 DSGVO). Bitte lassen Sie es jemanden tun, der am Auftrag arbeitet.",
  "emergency-for-a-maker":
    "Ein Notfall öffnet nur den Weg zu einer behandelnden Praxis oder Klinik, nie zu einem Labor.",
  "emergency-unknown":
    "Diesen bestätigten Notfall gibt es in Ihrer Praxis nicht. Bitte bestätigen Sie ihn neu.",
  "emergency-over":
    "Die Bestätigung des Notfalls gilt nicht mehr. Bitte bestätigen Sie ihn neu, wenn die Gefahr noch besteht.",
  "emergency-used":
    "Dieser Notfall ist schon verwendet; er gilt für einen Auftrag. Bitte bestätigen Sie ihn neu.",
  "emergency-of-another": "Dieser Notfall wurde für eine andere Person oder eine andere Klinik bestätigt.",
  "emergency-same-person": "Die zweite Person muss jemand anderes aus Ihrer Praxis sein.",
  "emergency-attested": "Dieser Notfall ist schon bestätigt. Bitte bestätigen Sie einen neuen.",
  "grant-of-another-emergency":
    "Die Bestätigung des Notfalls gehört nicht zu diesem Auftrag. Er wurde nicht übernommen.",
  "attestation-without-text": "Es fehlt der Text, der unterschrieben wird. Bitte tragen Sie ihn ein.",
  "attestation-rolled-back":
    "Der Server zeigt eine ältere Bescheinigung, als dieses Gerät schon kennt. Sie zählt nicht. Bitte wenden Sie sich an den Betreiber.",
  "settings-rolled-back":
    "Der Server zeigt ältere Einstellungen, als dieses Gerät schon kennt. Es gelten die strengen. Bitte wenden Sie sich an den Betreiber.",
  "grant-unattested":
    "Zu dieser Freigabe fehlt eine Unterschrift, auf die sie sich beruft. Sie wurde nicht übernommen.",
  "owner-needed": "Das darf nur die Inhaberin oder der Inhaber. Bitte fragen Sie dort.",
  "log-raced":
    "Jemand anderes hat die Organisation im selben Augenblick geändert. Bitte versuchen Sie es noch einmal.",
  "log-refused": "Diese Änderung wurde nicht angenommen, weil sie niemand unterschrieben hat, der darf.",
  "stream-raced":
    "Jemand anderes war im selben Augenblick schneller. Bitte sehen Sie nach und versuchen es noch einmal.",
  "unknown-organisation": "Diese Organisation gibt es auf diesem Server nicht.",
  "not-yours": "Das gehört einer anderen Person.",
  "no-epoch":
    "Die Organisation hat keinen gültigen Schlüssel. Bitte stellen Sie sie mit dem Bogen wieder her.",
  "profile-missing":
    "Diese Organisation hat kein unterschriebenes Profil. Ohne Profil darf nichts gesendet werden.",
  "profile-changed":
    "Der Empfänger hat gerade seine Angaben geändert. Bitte prüfen Sie sie und senden noch einmal.",
  "setting-beyond-limits":
    "Der Wert für „{setting}“ liegt außerhalb dessen, was möglich ist ({limit}). Es bleibt, was bisher galt.",
  "partner-waiting":
    "Der Partner hat die Einladung noch nicht gesehen. Sobald er seine App öffnet, sind Sie verbunden.",
  "partner-profile-open":
    "Dieser Partner hat noch nicht gesagt, wo er arbeitet, wem er gehört oder ob er etwas weitergibt. Er muss sein Profil ergänzen; vorher darf ihm nichts gesendet werden.",
  "partner-onward-open":
    "Dieser Partner behält sich Weitergabe vor. Solange darf ihm nichts gesendet werden.",
  "no-files": "Es liegen keine Dateien vor.",
  "log-broken":
    "Das Verzeichnis einer Organisation ist beschädigt oder gefälscht. Bitte senden Sie nichts an sie und rufen Sie dort an.",
  "log-shrunk":
    "Der Server zeigt weniger als früher. Vielleicht wurde eine Sicherung eingespielt; bitte fragen Sie, wer ihn betreibt.",
  "log-unproven":
    "Der Server konnte nicht belegen, dass sein Protokoll das frühere fortsetzt. Bitte fragen Sie, wer ihn betreibt.",
  "log-unsigned":
    "Das Protokoll des Servers trägt nicht seine Unterschrift. Bitte fragen Sie, wer ihn betreibt.",
  "host-needs-papers":
    "Zu dem, der diesen Server oder seinen Speicher betreibt, fehlen Unterlagen. Deshalb nimmt er nichts auf. Unter „Organisation“, „Wo die Daten stehen“ steht, was fehlt.",
  "check-without-day": "Bitte geben Sie an, bis wann der Eintrag in der DPF-Liste gilt.",
  "no-store-for-kind":
    "Dieser Server hat für solche Unterlagen keinen Speicher. Wer ihn betreibt, kann einen einrichten.",
  "provider-unknown": "Diesen Betreiber nennt der Server nicht. Bitte laden Sie die Seite neu.",
  "provider-incomplete":
    "Im Fragebogen fehlt noch eine Angabe, die sperrt, oder eine Antwort sperrt. Erst danach kann unterschrieben werden.",
  "provider-rolled-back":
    "Der Server zeigt eine ältere Angabe darüber, wer ihn betreibt, als dieses Gerät schon kennt. Bitte senden Sie nichts und fragen Sie, wer ihn betreibt.",
  "server-run-by-company":
    "Dieser Server nennt eine Firma als Betreiber. Dann braucht es deren Angaben und Verträge.",
  "pool-not-allowed":
    "Wo dieser Server Dateien ablegt, erlaubt es das Recht nicht. Wer ihn betreibt, muss den Speicherort ändern.",
  "name-in-text":
    "Im Text steht, wer die Patientin oder der Patient ist. Bitte nehmen Sie den Namen heraus, der Code genügt.",
  "decision-stale": "Die Prüfung ist älter als ein Tag. Bitte senden Sie noch einmal, dann wird neu geprüft.",
  "decision-differs":
    "Die Prüfung passt nicht zu diesem Auftrag oder nicht zu den Regeln von heute. Bitte senden Sie noch einmal.",
  "decision-malformed": "Die Prüfung kam unleserlich an. Bitte senden Sie noch einmal.",
  "pool-unknown":
    "Niemand hat gesagt, in welchem Land dieser Server speichert. Bitte melden Sie es der Person, die ihn betreibt.",
  "unknown-order": "Diesen Auftrag gibt es hier nicht.",
  "unknown-object": "Diese Datei ist nicht oder nicht mehr vorhanden.",
  "unknown-stream": "Diesen Verlauf gibt es hier nicht.",
  "not-withdrawn": "Diese Einwilligung ist nicht widerrufen.",
  "withdrawal-unfinished":
    "Der Widerruf gilt, aber nicht alle Empfänger wurden schon verständigt. Das wird beim nächsten Mal nachgeholt.",
  "notice-hidden":
    "Der Server zeigt eine Mitteilung an den Empfänger des Auftrags {order} nicht mehr. Sie wurde gesendet und gilt.",
  "hold-unchanged": "Hier gilt bereits, was Sie wünschen.",
  "hold-hidden":
    "Der Server zeigt einen Halt der Löschung beim Auftrag {order} nicht mehr. Er wurde unterschrieben und gilt.",
  "hold-ignored": "Der Server hat den Auftrag {order} gelöscht, obwohl die Löschung angehalten war.",
  "order-closed": "Dieser Auftrag ist abgeschlossen.",
  "form-unknown":
    "Im Formular steht etwas, das ein Auftrag nicht kennt oder das zu lang ist. Es wurde nichts gesendet.",
  "order-erased": "Dieser Auftrag ist gelöscht.",
  "not-the-recipient": "Das darf nur der Empfänger des Auftrags.",
  "file-missing": "Eine Datei des Auftrags {order} fehlt auf dem Server.",
  "file-closed": "Für diese Datei haben Sie keinen Schlüssel.",
  "nothing-to-sample": "Noch gab es keine Weitergabe, aus der gezogen werden könnte.",
  "sample-unknown": "Diese Stichprobe ist nicht da.",
  "name-hidden":
    "Für Ihre Rolle ist der Name verdeckt. Lassen Sie ihn zuerst zeigen; der Grund wird vermerkt.",
  "told-by-whoever-treats":
    "Dass die Patientin oder der Patient informiert ist, vermerkt, wer behandelt: Inhaberin, Inhaber oder Mitglied der Praxis.",
  "not-closed": "Ein Löschprotokoll gibt es erst, wenn der Auftrag abgeschlossen oder abgelehnt ist.",
  "protocol-refused": "Das Löschprotokoll ließ sich nicht erstellen ({reason}).",
  "clock-wrong":
    "Die Uhr dieses Geräts geht um mehr als einen Tag falsch. Bitte stellen Sie sie, sonst gelten Fristen und Unterschriften nicht.",
  "catch-up-failed": "Die neuesten Änderungen ließen sich nicht lesen. Was Sie sehen, kann veraltet sein.",
  "server-key-changed":
    "Dieser Server weist sich mit anderen Schlüsseln aus als beim ersten Besuch. Arbeiten Sie nicht weiter und fragen Sie die Person, die ihn betreibt.",
  "key-changed":
    "Ein Schlüssel ist nicht der erwartete. Es wurde nichts geöffnet und nichts gesendet. Rufen Sie den Partner an.",
  "log-forked":
    "Der Server zeigt verschiedenen Leuten verschiedene Verläufe. Arbeiten Sie nicht weiter und sichern Sie Ihre Daten.",
  "log-rolled-back": "Der Server zeigt einen älteren Stand als beim letzten Mal. Arbeiten Sie nicht weiter.",
  "log-smaller": "Das Verzeichnis des Servers ist kürzer als beim letzten Mal. Arbeiten Sie nicht weiter.",
  "not-in-log":
    "Eine Unterschrift fehlt im Verzeichnis des Servers. Bitte melden Sie es der Person, die ihn betreibt.",
  "partner-injected":
    "Der Server hat einen Partner untergeschoben, den niemand eingeladen hat. Er wurde nicht übernommen.",
  "invite-answer-forged":
    "Auf eine Einladung hat jemand geantwortet, der den Verweis nicht hatte. Die Antwort wurde verworfen.",
  "invite-forged":
    "Diese Einladung wurde unterwegs verändert. Bitte lassen Sie sich auf anderem Weg eine neue geben.",
  "envelope-swapped": "Ein Schlüsselumschlag wurde vertauscht. Es wurde nichts geöffnet.",
  "envelope-closed":
    "Der Schlüsselumschlag lässt sich mit Ihren Schlüsseln nicht öffnen. Bitte fragen Sie die Inhaberin.",
  "envelope-differs":
    "Der Schlüsselumschlag ist nicht der unterschriebene. Bitte versuchen Sie es noch einmal.",
  "file-changed": "Diese Datei ist nicht die unterschriebene. Sie wurde nicht geöffnet.",
  "file-swapped":
    "Der Server hat eine andere Datei geliefert als die unterschriebene. Sie wurde nicht geöffnet.",
  "grant-unsigned": "Diese Freigabe trägt keine gültige Unterschrift. Sie wurde nicht übernommen.",
  "grant-swapped": "Diese Freigabe gehört zu einem anderen Auftrag. Sie wurde nicht übernommen.",
  "refused-yet-disclosed":
    "Ein Auftrag wurde dem Server übergeben, der abgelehnt hat, und ist doch freigegeben ({order}). Bitte beenden Sie ihn und fragen Sie die Person, die den Server betreibt.",
  "handed-over":
    "Der Auftrag wurde dem Server übergeben, der abgelehnt hat; der nächste Versuch ist ein neuer Auftrag, und was für den alten bestätigt wurde, wird neu gefragt.",
  "grant-undecided": "Zu dieser Freigabe fehlt die unterschriebene Erlaubnis. Sie wurde nicht übernommen.",
  "order-stranger": "Dieser Auftrag kommt von jemandem, der kein Partner ist. Er wurde nicht übernommen.",
  "event-stranger": "Ein Eintrag stammt von jemandem, der nicht dazugehört. Er wurde nicht übernommen.",
  "event-unsigned": "Ein Eintrag trägt keine gültige Unterschrift. Er wurde nicht übernommen.",
  "event-closed": "Ein Eintrag lässt sich mit Ihren Schlüsseln nicht öffnen.",
  "event-out-of-order": "Ein Eintrag kam in falscher Reihenfolge (Nummer {seq}). Er wurde nicht übernommen.",
  "statement-unsigned": "Eine Erklärung ist nicht von einem Gerät der Organisation unterschrieben.",
  "statement-malformed": "Eine Erklärung hat nicht die vorgeschriebene Form.",
  "statement-unknown": "Diese Art von Erklärung ist unbekannt.",
  "statement-elsewhere": "Diese Erklärung gehört zu einem anderen Auftrag.",
  "objects-differ": "Die Dateien sind nicht die unterschriebenen. Bitte senden Sie noch einmal.",
  "recipient-differs": "Der Empfänger ist nicht der unterschriebene. Bitte senden Sie noch einmal.",
  "entry-dropped":
    "Der Server hat eine Änderung Ihrer Organisation bestätigt und nicht behalten. Arbeiten Sie nicht weiter und fragen Sie die Person, die ihn betreibt.",
  "server-moved":
    "Der Server nennt ein anderes Land, einen anderen Betreiber oder Speicher als bisher. Bitte fragen Sie die Person, die ihn betreibt, bevor Sie senden.",
  "stream-rolled-back":
    "Der Server zeigt von einem Verlauf weniger oder anderes als beim letzten Mal. Arbeiten Sie nicht weiter.",
  "stream-broken": "In einem Verlauf fehlen Einträge oder stehen falsch. Es wurde nichts übernommen.",
  "event-dropped":
    "Der Server hat einen Eintrag bestätigt und nicht behalten. Bitte versuchen Sie es noch einmal; hilft das nicht, arbeiten Sie nicht weiter.",
  "event-backdated":
    "Ein Eintrag trägt eine Zeit, zu der er nicht geschrieben sein kann. Er wurde nicht übernommen.",
  "erasure-unproven":
    "Der Server nennt einen Auftrag gelöscht, ohne es für jede Datei unterschrieben zu haben.",
  "closed-by-nobody":
    "Der Server hat einen Auftrag geschlossen, den niemand geschlossen hat. Bitte fragen Sie die Person, die ihn betreibt.",
  "erased-order-returned":
    "Ein gelöschter Auftrag taucht beim Server wieder auf. Seine Dateien wurden dort offenbar nicht gelöscht.",
  "order-hidden": "Der Server zeigt einen Auftrag nicht mehr, den Sie kennen.",
  "withdrawal-ignored":
    "Der Server hat einen Widerruf nicht befolgt. Der Auftrag wurde von hier aus beendet.",
  "profile-rolled-back":
    "Der Server zeigt von einem Partner ältere Angaben als beim letzten Mal. An ihn wird nichts gesendet.",
  "mode-rolled-back":
    "Der Server zeigt eine ältere Einstellung der Regeln als beim letzten Mal. Es gelten die strengen Regeln.",
  "partner-without-keys":
    "Dieser Partner hat keine Schlüssel, für die versiegelt werden könnte. Bitte rufen Sie ihn an.",
  "export-differs":
    "Was der Server für die Sicherung herausgab, ist nicht das Unterschriebene. Die Sicherung ist unvollständig.",
  "invite-expired":
    "Auf eine Einladung wurde erst geantwortet, als sie längst abgelaufen war. Bitte laden Sie neu ein.",
  "not-entitled": "Das darf nur eine Inhaberin oder die Datenschutzbeauftragte unterschreiben.",
  "erase-by-too-late":
    "Die Dateien sollten länger liegen, als ein Auftrag dauern darf. Bitte senden Sie noch einmal.",
  "order-taken": "Diese Auftragskennung ist vergeben. Bitte senden Sie noch einmal.",
  "invite-taken": "Diese Einladung gibt es schon. Bitte laden Sie noch einmal ein.",
  "kit-unproven":
    "Der Server führt zu einer Organisation, für die dieses Blatt nie gedruckt wurde. Es wurde nichts geöffnet.",
  "statement-older":
    "Auf einem anderen Gerät wurde das inzwischen neuer festgelegt. Bitte sehen Sie es sich an und ändern Sie es noch einmal.",
  "consent-withdrawn":
    "Die Einwilligung wurde inzwischen widerrufen. Der Auftrag {number} wurde nicht gesendet und ist vergessen.",
}
