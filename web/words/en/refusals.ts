/** Every refusal as one sentence that says what is wrong and what to do. Gaps in braces are filled from its details. */
import { refusalsInEnglish } from "@zahnwolke/core/party/refusal-words.en"
import type { Words } from "../words.tsx"

export const refusalsEn = {
  ...refusalsInEnglish,
  unexpected: "The program did not expect that ({name}). Please reload the page; your data is unchanged.",

  "request-too-large": "That is too large for a message. Please shorten the text.",
  "request-malformed": "The request arrived unreadable. Please reload the app and try again.",
  "part-lost": "A part of a file was lost on this device. Please drop the file again.",

  locked: "This device is locked. Please unlock it.",
  "locked-while-sealing":
    "An order was being sealed when the device was locked. It was not sent. Please make it once more.",
  "sealed-otherwise":
    "This order is sealed already and waits to be sent, with another recipient, other files or other details than now. It leaves as it was sealed. What you changed was not sent: please make a new order for it.",
  "no-session": "The session has ended. Please unlock the device.",
  "sign-in-failed": "Sign-in name or passphrase is wrong.",
  "login-name-unknown":
    "The sign-in name of this account is not known here. Please sign in once with the passphrase.",
  "login-name-taken": "This sign-in name is taken. Please choose another.",
  "opaque-malformed": "The sign-in arrived unreadable. Please try again.",
  "passkey-failed": "This passkey was not accepted. Please use the passphrase.",
  "passkey-without-prf": "This passkey cannot keep keys. Please use the passphrase or another passkey.",
  "passkey-unproven":
    "On trial the passkey did not open what is kept for it, and was removed again. Passphrase and kit stay valid.",
  "passkey-unproven-kept":
    "The passkey failed its trial and could not be removed. Please do not rely on it; passphrase and kit stay valid.",
  "passkey-unfinished":
    "The passkey's trial was not finished, so it was removed again. Please set it up once more.",
  "wrap-damaged": "The kept key is damaged. Please use another way, for example a passkey or another device.",
  "device-unknown": "This device does not belong to the organisation, or no longer. Please sign in again.",
  "kit-words-unreadable": "These words are no kit. Please check spelling and order.",
  "kit-words-differ": "At least one word differs from the kit. Please compare the numbers.",
  "kit-unknown": "No organisation on this server belongs to this kit.",
  "kit-not-shown": "The kit was not shown on this device. Please make a new one under Organisation.",
  "paper-needs-subject":
    "This document needs to know what it is about. Please open it from a partner, patient or order.",
  "not-the-maker": "Only whoever carries out the order can make the statement on the custom-made device.",

  "last-owner": "The last owner cannot be removed. Please make somebody else an owner first.",
  "unknown-epoch": "The key of this time is not on the server. Please sign in again.",

  "invite-malformed": "This link is incomplete. Please copy all of it, with everything behind the #.",
  "invite-unknown": "This invitation was used, taken back or is too old. Please ask for a new one.",
  "invite-own": "This is your own invitation. Hand the link to the partner.",
  "unknown-partner": "This organisation is no partner. Please invite it first.",
  "not-a-partner": "This organisation was never invited. Please invite it first.",
  "safety-number-differs":
    "The numbers are not the same. Send nothing and call the partner at a number you know.",

  "patient-corrected-meanwhile":
    "Somebody else changed this patient at the same moment. Please look, and then change what is still missing.",
  "patient-unknown": "This patient does not exist here.",
  "patient-name-missing": "Please enter the family name.",
  "signature-missing": "The signature is missing.",
  "patient-link-unknown":
    "This link was used, taken back or is too old. Please ask the practice for a new one.",
  "patient-link-forged": "This was not sent by the person who has the link.",
  "patient-link-taken": "This link exists already. Please make another.",
  "patient-answer-forged":
    "An answer from a telephone does not belong to the sheet that you sent. It was thrown away and the link closed.",
  "patient-answer-unsigned":
    "The server shows an answer that the person with the link did not sign. It was ignored; the link goes on waiting.",
  "patient-link-stuck":
    "What a patient sent from the telephone could not be taken over, perhaps a withdrawal. Open the consents or ask the patient.",
  "patient-withdrawal-late":
    "A withdrawal from a patient's telephone arrived more than an hour after it was signed. Sent on that consent since: {orders}. Please call there.",
  "patient-link-unsettled":
    "The withdrawal is in force. The patient's telephone does not show it yet; please tell the patient.",
  "patient-withdrawal-forged":
    "The server reports a withdrawal that the person with the link did not sign. Please ask them.",
  "birth-date-missing":
    "Without a date of birth there is no link to a telephone. Please add the patient with a date of birth.",
  "consent-unknown": "This consent does not exist here.",
  "consent-without-recipient": "The consent names no recipient.",
  "consent-validity": "The consent must end in the future and within three years.",
  "consent-not-kept": "The consent was not stored. Please try again.",

  "original-not-possible": "This file travels cleaned or not at all. Please add another one or leave it out.",
  "original-not-needed":
    "A radiograph travels unaltered only to another treating practice. Please send the cleaned one or leave it out.",
  "original-needs-name":
    "A file that travels unaltered names the person. Please choose “send with name” and say why, or leave the file out.",
  "draft-unknown": "This draft is gone, for example after a reload. Please drop the files again.",
  "device-full": "There is no room left on this device. Nothing was sent. Please make room and send again.",
  "file-changed-while-read":
    "A file changed while it was read. Please wait until it is written completely and drop it again.",
  "review-open": "At least one file must still be looked at.",
  "leak-found": "A file still holds something that belongs to the person. Please leave it out or edit it.",
  "onward-not-permitted":
    "None of the further recipients may receive by the rules, or none is a partner of this practice. Please invite it or choose another recipient.",
  "not-permitted": "It must not be sent like this. The reasons stand at the send button.",
  "design-missing": "None of these files is a design. Please drop the surface, for example as STL or PLY.",
  "return-identifies":
    "A file shows who the person is. This order goes under a code; please leave the file out.",
  "pass-on-design-only":
    "Only designs are passed on. Scans and photographs stay between practice and laboratory.",
  "onward-not-named": "The practice did not allow this recipient for this order.",
  "text-missing": "Please write something first.",
  "reason-missing": "Please give a reason.",
  "step-not-possible": "This step is not possible now. Perhaps the other side was faster; please reload.",
  "kept-not-yours": "Your organisation cannot keep this; please choose from the list.",
  "not-the-sender": "Only the sender of the order may do that.",

  "event-unknown": "An entry has a form this version does not know. Please reload the app.",
  "device-revoked":
    "This device was signed out from another one. What lay on it is forgotten. Sign in again if you have it in your hands.",
  "onward-hidden":
    "A laboratory passed something on, and the server does not show what was signed for it. Ask the laboratory.",
} satisfies Words["refusals"]
