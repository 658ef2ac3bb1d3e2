/** The refusals that are one sentence in the app and on the command line, in English. Gaps in braces are filled from the details. */
export const refusalsInEnglish = {
  unknown: "That did not work (code: {code}). Please try again.",
  unreachable: "The server cannot be reached. Please check the network; nothing is lost.",
  "unexpected-reply": "The server answered in an unexpected form. Please try again.",
  refused: "The server refused without a reason. Please try again.",
  "not-found": "That does not exist on this server, or no longer.",
  "address-malformed": "This address is incomplete.",
  "server-fault": "The server made a mistake. Please try again; nothing was lost.",
  "too-many-requests": "Too many attempts in a short time. Please wait a minute.",
  "storage-full": "The server's storage is full. Please tell whoever runs it; nothing was lost.",
  "database-full": "The server's database has no room left. Please tell whoever runs it; nothing was lost.",
  "upload-cut": "The upload was cut. It goes on at the same place.",
  "chunks-missing": "Parts of a file did not arrive. Please send again; what is there is not uploaded twice.",
  "chunk-taken": "A part of this file belongs to somebody else already. Please prepare the file anew.",
  "chunk-differs": "A part of a file arrived changed and was not accepted. Please send again.",
  "not-a-member": "This account belongs to nobody in the organisation. Please ask for a new invitation.",
  "pairing-code-malformed": "This code is incomplete. Please compare it letter by letter.",
  "pairing-unknown": "This code was used already or is too old. Please show a new one.",
  "pairing-damaged": "The code does not fit what is on the server. Please show a new one.",
  "paper-unprintable":
    "This sheet holds characters that cannot be printed. Please change the name in the profile.",
  "officer-needed":
    "Only the data protection officer signs this. Where there is none yet, invite a member with that role under Organisation.",
  "not-for-an-officer":
    "Whoever watches over disclosures makes none and takes no consent (Art. 38(6) GDPR). Please let somebody do it who works on the order.",
  "emergency-for-a-maker":
    "An emergency opens only the way to a treating practice or hospital, never to a laboratory.",
  "emergency-unknown": "There is no such attested emergency in your practice. Please attest it anew.",
  "emergency-over":
    "The attestation of the emergency has run out. Please attest it anew if the danger is still there.",
  "emergency-used": "This emergency was used already; it is good for one order. Please attest it anew.",
  "emergency-of-another": "This emergency was attested for another person or another hospital.",
  "emergency-same-person": "The second person must be somebody else of your practice.",
  "emergency-attested": "This emergency was attested already. Please attest a new one.",
  "grant-of-another-emergency":
    "The attestation of the emergency does not belong to this order. It was not taken over.",
  "attestation-without-text": "The text that is to be signed is missing. Please enter it.",
  "attestation-rolled-back":
    "The server shows an older attestation than this device knows. It does not count. Please contact the operator.",
  "settings-rolled-back":
    "The server shows older settings than this device knows. The strict ones hold. Please contact the operator.",
  "grant-unattested": "This grant relies on a signature that is missing. It was not taken over.",
  "owner-needed": "Only an owner may do that. Please ask there.",
  "log-raced": "Somebody else changed the organisation at the same moment. Please try again.",
  "log-refused": "This change was not accepted, because nobody who may has signed it.",
  "stream-raced": "Somebody else was faster at the same moment. Please look and try again.",
  "unknown-organisation": "This organisation does not exist on this server.",
  "not-yours": "That belongs to another person.",
  "no-epoch": "The organisation has no valid key. Please recover it with the kit.",
  "profile-missing": "This organisation has no signed profile. Without one nothing may be sent.",
  "profile-changed": "The recipient has just changed its profile. Please check it and send again.",
  "setting-beyond-limits":
    "The value for “{setting}” lies beyond what is possible ({limit}). What held before stays.",
  "partner-waiting":
    "The partner has not seen the invitation yet. You are connected as soon as it opens its app.",
  "partner-profile-open":
    "This partner has not said yet where it works, whom it belongs to or whether it passes anything on. It must complete its profile; until then nothing may be sent to it.",
  "partner-onward-open": "This partner reserves passing on. Meanwhile nothing may be sent to it.",
  "no-files": "There are no files.",
  "log-broken": "An organisation's log is damaged or forged. Please send nothing to it and call them.",
  "log-shrunk":
    "The server shows less than before. Perhaps a backup was restored; please ask whoever runs it.",
  "log-unproven":
    "The server could not prove that its log continues the earlier one. Please ask whoever runs it.",
  "log-unsigned": "The server's log does not bear its signature. Please ask whoever runs it.",
  "host-needs-papers":
    "Papers about whoever runs this server or its storage are missing, so it receives nothing. What is missing is listed under “Organisation”, “Where the data is”.",
  "check-without-day": "Please say until when the entry in the DPF list holds.",
  "no-store-for-kind": "This server has no store for such records. Whoever runs it can set one up.",
  "provider-unknown": "The server names no such operator. Please load the page anew.",
  "provider-incomplete":
    "An answer that blocks is still missing in the questionnaire, or blocks. It can be signed after that.",
  "provider-rolled-back":
    "The server shows an older statement of who runs it than this device already knows. Please send nothing and ask whoever runs it.",
  "server-run-by-company":
    "This server names a company that runs it. Then that company's answers and contracts are needed.",
  "pool-not-allowed":
    "The law does not allow files to be stored where this server puts them. Whoever runs it must change the place.",
  "name-in-text": "The text says who the patient is. Please take the name out; the code is enough.",
  "decision-stale": "The check is older than a day. Please send again, then it is checked anew.",
  "decision-differs": "The check does not fit this order, or not the rules of today. Please send again.",
  "decision-malformed": "The check arrived unreadable. Please send again.",
  "pool-unknown": "Nobody said in which country this server stores. Please tell whoever runs it.",
  "unknown-order": "This order does not exist here.",
  "unknown-object": "This file does not exist, or no longer.",
  "unknown-stream": "This history does not exist here.",
  "not-withdrawn": "This consent is not withdrawn.",
  "withdrawal-unfinished":
    "The withdrawal counts, but not all recipients were told yet. That is made up for at the next look.",
  "notice-hidden":
    "The server no longer shows a notice to the recipient of order {order}. It was sent and counts.",
  "hold-unchanged": "This is so already.",
  "hold-hidden":
    "The server no longer shows a hold on the erasure of order {order}. It was signed and counts.",
  "hold-ignored": "The server erased order {order} although its erasure was on hold.",
  "order-closed": "This order is closed.",
  "form-unknown": "The form holds something that orders do not know, or that is too long. Nothing was sent.",
  "order-erased": "This order is erased.",
  "not-the-recipient": "Only the recipient of the order may do that.",
  "file-missing": "A file of order {order} is missing on the server.",
  "file-closed": "You have no key for this file.",
  "nothing-to-sample": "There was no disclosure yet out of which to draw.",
  "sample-unknown": "This sample is not there.",
  "name-hidden": "For your role the name is covered. Have it shown first; the reason is noted.",
  "told-by-whoever-treats":
    "That the patient was told is noted by whoever treats: an owner or a member of the practice.",
  "not-closed": "There is an erasure protocol only once the order is closed or rejected.",
  "protocol-refused": "The erasure protocol could not be made ({reason}).",
  "clock-wrong":
    "The clock of this device is wrong by more than a day. Please set it, otherwise deadlines and signatures do not count.",
  "catch-up-failed": "The latest changes could not be read. What you see may be outdated.",
  "server-key-changed":
    "This server shows other keys than at the first visit. Stop working and ask whoever runs it.",
  "key-changed": "A key is not the expected one. Nothing was opened and nothing was sent. Call the partner.",
  "log-forked": "The server shows different histories to different people. Stop working and save your data.",
  "log-rolled-back": "The server shows an older state than last time. Stop working.",
  "log-smaller": "The server's log is shorter than last time. Stop working.",
  "not-in-log": "A signature is missing in the server's log. Please tell whoever runs it.",
  "partner-injected": "The server slipped in a partner whom nobody invited. It was not taken over.",
  "invite-answer-forged": "Somebody without the link answered an invitation. The answer was thrown away.",
  "invite-forged": "This invitation was changed on its way. Please get a new one by another route.",
  "envelope-swapped": "A key envelope was exchanged. Nothing was opened.",
  "envelope-closed": "The key envelope does not open with your keys. Please ask the owner.",
  "envelope-differs": "The key envelope is not the signed one. Please try again.",
  "file-changed": "This file is not the signed one. It was not opened.",
  "file-swapped": "The server delivered another file than the signed one. It was not opened.",
  "grant-unsigned": "This grant carries no valid signature. It was not taken over.",
  "grant-swapped": "This grant belongs to another order. It was not taken over.",
  "refused-yet-disclosed":
    "An order was handed to the server, which refused, and is disclosed all the same ({order}). Please end it and ask the person who runs the server.",
  "handed-over":
    "The order was handed to the server, which refused; the next try is a new order, and what was confirmed for the old one is asked anew.",
  "grant-undecided": "This grant lacks the signed permit. It was not taken over.",
  "order-stranger": "This order comes from somebody who is no partner. It was not taken over.",
  "event-stranger": "An entry comes from somebody who does not belong here. It was not taken over.",
  "event-unsigned": "An entry carries no valid signature. It was not taken over.",
  "event-closed": "An entry does not open with your keys.",
  "event-out-of-order": "An entry came out of order (number {seq}). It was not taken over.",
  "statement-unsigned": "A statement is not signed by a device of the organisation.",
  "statement-malformed": "A statement does not have the prescribed form.",
  "statement-unknown": "This kind of statement is unknown.",
  "statement-elsewhere": "This statement belongs to another order.",
  "objects-differ": "The files are not the signed ones. Please send again.",
  "recipient-differs": "The recipient is not the signed one. Please send again.",
  "entry-dropped":
    "The server confirmed a change of your organisation and did not keep it. Stop working and ask the person who runs it.",
  "server-moved":
    "The server names another country, operator or storage than before. Please ask the person who runs it before you send.",
  "stream-rolled-back": "The server shows less of a history, or another one, than last time. Stop working.",
  "stream-broken": "Entries of a history are missing or stand in the wrong place. Nothing was taken over.",
  "event-dropped":
    "The server confirmed an entry and did not keep it. Please try again; if that does not help, stop working.",
  "event-backdated": "An entry bears a time at which it cannot have been written. It was not taken over.",
  "erasure-unproven": "The server calls an order erased without having signed so for every file.",
  "closed-by-nobody": "The server closed an order that nobody closed. Please ask the person who runs it.",
  "erased-order-returned":
    "An erased order has come back on the server. Its files were apparently not erased there.",
  "order-hidden": "The server no longer shows an order that you know.",
  "withdrawal-ignored": "The server did not follow a withdrawal. The order was ended from here.",
  "profile-rolled-back": "The server shows older details of a partner than last time. Nothing is sent to it.",
  "mode-rolled-back":
    "The server shows an older setting of the rules than last time. The strict rules apply.",
  "partner-without-keys": "This partner has no keys to seal for. Please call them.",
  "export-differs":
    "What the server handed out for the export is not what was signed. The export is incomplete.",
  "invite-expired": "An invitation was answered long after it had expired. Please invite again.",
  "not-entitled": "Only an owner or the data protection officer may sign this.",
  "erase-by-too-late": "The files were to stay longer than an order may last. Please send again.",
  "order-taken": "This name of an order is taken. Please send again.",
  "invite-taken": "This invitation exists already. Please invite again.",
  "kit-unproven":
    "The server leads to an organisation for which this sheet was never printed. Nothing was opened.",
  "statement-older":
    "This was set anew on another device in the meantime. Please look at it and change it again.",
  "consent-withdrawn":
    "The consent was withdrawn in the meantime. Order {number} was not sent and is forgotten.",
}
