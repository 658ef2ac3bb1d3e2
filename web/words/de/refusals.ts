/** Every refusal as one sentence that says what is wrong and what to do. Gaps in braces are filled from its details. */
import { refusalsInGerman } from "@zahnwolke/core/party/refusal-words.de"

export const refusalsDe = {
  ...refusalsInGerman,
  unexpected:
    "Das hat das Programm nicht erwartet ({name}). Bitte laden Sie die Seite neu; Ihre Daten sind unverändert.",

  "request-too-large": "Das ist zu groß für eine Nachricht. Bitte kürzen Sie den Text.",
  "request-malformed":
    "Die Anfrage kam unleserlich an. Bitte laden Sie die App neu und versuchen es noch einmal.",
  "part-lost":
    "Ein Teil einer Datei ging auf diesem Gerät verloren. Bitte legen Sie die Datei noch einmal ab.",

  locked: "Dieses Gerät ist gesperrt. Bitte entsperren Sie es.",
  "locked-while-sealing":
    "Beim Sperren wurde ein Auftrag gerade verschlüsselt. Er wurde nicht gesendet. Bitte legen Sie ihn noch einmal an.",
  "sealed-otherwise":
    "Dieser Auftrag liegt schon verschlüsselt zum Senden bereit, mit anderem Empfänger, anderen Dateien oder anderen Angaben als jetzt. Er geht so hinaus, wie er verschlüsselt wurde. Das Geänderte wurde nicht gesendet: Bitte legen Sie dafür einen neuen Auftrag an.",
  "no-session": "Die Anmeldung ist abgelaufen. Bitte entsperren Sie das Gerät.",
  "sign-in-failed": "Anmeldename oder Passphrase stimmt nicht.",
  "login-name-unknown":
    "Für dieses Konto ist der Anmeldename nicht bekannt. Bitte melden Sie sich einmal mit der Passphrase an.",
  "login-name-taken": "Dieser Anmeldename ist vergeben. Bitte wählen Sie einen anderen.",
  "opaque-malformed": "Die Anmeldung kam unleserlich an. Bitte versuchen Sie es noch einmal.",
  "passkey-failed": "Dieser Passkey wurde nicht angenommen. Bitte benutzen Sie die Passphrase.",
  "passkey-without-prf":
    "Dieser Passkey kann keine Schlüssel verwahren. Bitte benutzen Sie die Passphrase oder einen anderen Passkey.",
  "passkey-unproven":
    "Der Passkey öffnete bei der Probe nicht, was für ihn gespeichert ist, und wurde wieder entfernt. Passphrase und Bogen gelten weiter.",
  "passkey-unproven-kept":
    "Der Passkey bestand die Probe nicht und ließ sich nicht entfernen. Bitte verlassen Sie sich nicht auf ihn; Passphrase und Bogen gelten weiter.",
  "passkey-unfinished":
    "Die Probe des Passkeys wurde nicht beendet, deshalb wurde er wieder entfernt. Bitte richten Sie ihn noch einmal ein.",
  "wrap-damaged":
    "Der verwahrte Schlüssel ist beschädigt. Bitte benutzen Sie einen anderen Weg, etwa Passkey oder ein anderes Gerät.",
  "device-unknown":
    "Dieses Gerät gehört nicht oder nicht mehr zur Organisation. Bitte melden Sie sich neu an.",
  "kit-words-unreadable": "Diese Wörter ergeben keinen Bogen. Bitte prüfen Sie Schreibweise und Reihenfolge.",
  "kit-words-differ":
    "Mindestens ein Wort stimmt nicht mit dem Bogen überein. Bitte vergleichen Sie die Nummern.",
  "kit-unknown": "Auf diesem Server gehört keine Organisation zu diesem Bogen.",
  "kit-not-shown":
    "Der Bogen wurde auf diesem Gerät nicht angezeigt. Bitte erzeugen Sie unter Organisation einen neuen.",
  "paper-needs-subject":
    "Dieses Dokument braucht die Angabe, worum es geht. Bitte von Partner, Patient oder Auftrag aus öffnen.",
  "not-the-maker": "Die Erklärung zur Sonderanfertigung kann nur abgeben, wer den Auftrag ausführt.",

  "last-owner":
    "Die letzte Inhaberin lässt sich nicht entfernen. Bitte machen Sie zuerst jemand anderen dazu.",
  "unknown-epoch": "Der Schlüssel dieser Zeit ist nicht auf dem Server. Bitte melden Sie sich neu an.",

  "invite-malformed":
    "Dieser Verweis ist unvollständig. Bitte kopieren Sie ihn ganz, mit allem hinter dem #.",
  "invite-unknown":
    "Diese Einladung wurde benutzt, zurückgenommen oder ist zu alt. Bitte lassen Sie sich eine neue geben.",
  "invite-own": "Das ist Ihre eigene Einladung. Geben Sie den Verweis an den Partner weiter.",
  "unknown-partner": "Diese Organisation ist kein Partner. Bitte laden Sie sie zuerst ein.",
  "not-a-partner": "Diese Organisation wurde nie eingeladen. Bitte laden Sie sie zuerst ein.",
  "safety-number-differs":
    "Die Nummern sind nicht gleich. Senden Sie nichts und rufen Sie den Partner unter einer bekannten Nummer an.",

  "patient-corrected-meanwhile":
    "Jemand anderes hat diesen Patienten im selben Augenblick geändert. Bitte sehen Sie nach und ändern dann, was noch fehlt.",
  "patient-unknown": "Diesen Patienten gibt es hier nicht.",
  "patient-name-missing": "Bitte tragen Sie den Nachnamen ein.",
  "signature-missing": "Es fehlt die Unterschrift.",
  "patient-link-unknown":
    "Dieser Verweis wurde benutzt, zurückgenommen oder ist zu alt. Bitte fragen Sie die Praxis nach einem neuen.",
  "patient-link-forged": "Das hat nicht die Person geschickt, die den Verweis hat.",
  "patient-link-taken": "Diesen Verweis gibt es schon. Bitte erzeugen Sie noch einen.",
  "patient-answer-forged":
    "Eine Antwort vom Telefon gehört nicht zu dem Bogen, den Sie geschickt haben. Sie wurde verworfen und der Verweis geschlossen.",
  "patient-answer-unsigned":
    "Der Server zeigt eine Antwort, die nicht die Person mit dem Verweis unterschrieben hat. Sie wurde nicht beachtet; der Verweis wartet weiter.",
  "patient-link-stuck":
    "Was ein Patient vom Telefon geschickt hat, konnte nicht übernommen werden, vielleicht ein Widerruf. Öffnen Sie die Einwilligungen oder fragen Sie den Patienten.",
  "patient-withdrawal-late":
    "Ein Widerruf vom Telefon eines Patienten kam mehr als eine Stunde später an, als er unterschrieben wurde. Seither wurden darauf gesendet: {orders}. Bitte rufen Sie dort an.",
  "patient-link-unsettled":
    "Der Widerruf gilt. Auf dem Telefon des Patienten steht er aber noch nicht; bitte sagen Sie es ihm.",
  "patient-withdrawal-forged":
    "Der Server meldet einen Widerruf, den nicht die Person mit dem Verweis unterschrieben hat. Bitte fragen Sie nach.",
  "birth-date-missing":
    "Ohne Geburtsdatum gibt es keinen Verweis auf das Telefon. Bitte legen Sie den Patienten mit Geburtsdatum an.",
  "consent-unknown": "Diese Einwilligung gibt es hier nicht.",
  "consent-without-recipient": "Die Einwilligung nennt keinen Empfänger.",
  "consent-validity": "Die Einwilligung muss in der Zukunft und binnen drei Jahren enden.",
  "consent-not-kept": "Die Einwilligung wurde nicht gespeichert. Bitte versuchen Sie es noch einmal.",

  "original-not-possible":
    "Diese Datei geht entweder bereinigt mit oder gar nicht. Bitte legen Sie eine andere ab oder lassen sie aus.",
  "original-not-needed":
    "Unverändert geht ein Röntgenbild nur an eine mitbehandelnde Praxis. Bitte die bereinigte Fassung senden oder auslassen.",
  "original-needs-name":
    "Eine Datei, die unverändert mitgeht, nennt die Person. Bitte „Mit Namen senden“ wählen und begründen oder die Datei auslassen.",
  "draft-unknown":
    "Dieser Entwurf ist nicht mehr da, etwa nach einem Neuladen. Bitte legen Sie die Dateien noch einmal ab.",
  "device-full":
    "Auf diesem Gerät ist kein Platz mehr. Es wurde nichts gesendet. Bitte schaffen Sie Platz und senden Sie noch einmal.",
  "file-changed-while-read":
    "Eine Datei hat sich beim Lesen geändert. Bitte warten Sie, bis sie fertig geschrieben ist, und legen sie noch einmal ab.",
  "review-open": "Mindestens eine Datei muss noch angesehen werden.",
  "leak-found":
    "In einer Datei steht noch etwas, das zur Person gehört. Bitte lassen Sie sie aus oder bearbeiten sie.",
  "onward-not-permitted":
    "Keiner der weiteren Empfänger darf nach den Regeln erhalten, oder keiner ist Partner dieser Praxis. Bitte laden Sie ihn ein oder wählen Sie einen anderen Empfänger.",
  "not-permitted": "So darf nicht gesendet werden. Die Gründe stehen beim Senden-Knopf.",
  "design-missing":
    "Keine dieser Dateien ist ein Design. Bitte legen Sie die Fläche ab, etwa als STL oder PLY.",
  "return-identifies":
    "Eine Datei zeigt, wer die Person ist. Dieser Auftrag geht unter einem Code; bitte lassen Sie sie aus.",
  "pass-on-design-only":
    "Weitergegeben werden nur Designs. Scans und Fotos bleiben zwischen Praxis und Labor.",
  "onward-not-named": "Die Praxis hat diesen Empfänger für diesen Auftrag nicht erlaubt.",
  "text-missing": "Bitte schreiben Sie zuerst etwas.",
  "reason-missing": "Bitte nennen Sie einen Grund.",
  "step-not-possible":
    "Dieser Schritt geht im jetzigen Zustand nicht. Vielleicht war die andere Seite schneller; bitte laden Sie neu.",
  "kept-not-yours": "Das kann Ihre Organisation nicht aufbewahren; bitte wählen Sie aus der Liste.",
  "not-the-sender": "Das darf nur der Absender des Auftrags.",

  "event-unknown": "Ein Eintrag hat eine Form, die diese Fassung nicht kennt. Bitte laden Sie die App neu.",
  "device-revoked":
    "Dieses Gerät wurde von einem anderen aus abgemeldet. Was darauf lag, ist vergessen. Melden Sie sich neu an, wenn es bei Ihnen ist.",
  "onward-hidden":
    "Ein Labor hat etwas weitergegeben, und der Server zeigt nicht, was dafür unterschrieben wurde. Fragen Sie das Labor.",
}
