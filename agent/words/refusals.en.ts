/** Every refusal as one sentence in English. */
import { refusalsInEnglish } from "@zahnwolke/core/party/refusal-words.en"
import type { refusalsDe } from "./refusals.de.ts"
import type { Widen } from "./widen.ts"

export const refusalsEn: Widen<typeof refusalsDe> = {
  ...refusalsInEnglish,
  "part-lost": "A part of a file was lost on this PC. Please send again.",
  locked: "This PC is no open device of the organisation. `zahnwolke status` says why.",
  "no-session":
    "The server did not sign this PC in. Please try again; otherwise the app shows under Organisation whether the device was signed out.",
  "device-unknown":
    "This PC does not belong to the organisation, or no longer. Show a new code in the app and run `zahnwolke enrol`.",
  "unknown-epoch":
    "The key of this time is not on the server. Please run `zahnwolke leave`, then `zahnwolke enrol`.",
  "unknown-partner":
    "No partner has this name. Give a part of its name or its id; partners are invited in the app.",
  "not-a-partner": "This organisation was never invited. Please invite it in the app first.",
  "consent-unknown": "This consent does not exist in your own record.",
  "sealed-otherwise":
    "This order is sealed already and waits to be sent, with other files or details than now. It leaves as it was sealed; what was changed was not sent.",
  "device-full": "There is no room left on this PC. Nothing was sent. Please make room and send again.",
  "file-changed-while-read":
    "A file changed while it was read. Please wait until it is written completely and send again.",
  "review-open":
    "At least one file must still be looked at. `--without FILE` leaves it here, `--seen FILE` says that you looked at it, `--face FILE` that a face is to be seen.",
  "leak-found": "In a file something still belongs to the person. `--without FILE` leaves it here.",
  "not-permitted": "This may not be sent.",
  "step-not-possible": "This step is not possible in the present state. `zahnwolke inbox` shows it.",
  "kept-not-yours": "This organisation cannot keep that.",
  "event-unknown": "An entry has a form that this version does not know. Please update the program.",
  "device-revoked":
    "This PC was signed out in the app; what lay on it is forgotten. If it is still yours, show a new code there and run `zahnwolke enrol`.",
  "onward-hidden": "A laboratory passed something on, and the server does not show what was signed for it.",
  "called-off": "Called off. Nothing was left half there.",
  disk: "{sentence}",
  "not-enrolled":
    "This PC is no device of an organisation yet. `zahnwolke enrol --server URL --pairing CODE` makes it one.",
  "enrolled-already": 'This PC is a device of "{name}" already. `zahnwolke leave` signs it out.',
  "enrolled-elsewhere": "This PC belongs to the server {server}. Please run `zahnwolke leave` first.",
  "in-use": "Another command works with this device right now. Please try again afterwards.",
  "order-number-mistyped":
    "This is no order number: a character is wrong. Please compare it with the slip, for example ZW-4K7M-92XA-3.",
  "order-ambiguous": "Two orders have this number. Please take the id from `zahnwolke inbox --json`.",
  "partner-ambiguous": "Several partners have this name. Please give more of it, or the id.",
  "nothing-to-fetch": "There is no file of the other side in this order.",
  "file-unreadable": '"{file}" cannot be read. Check that it is still in its place and not open elsewhere.',
  "files-name-another":
    "The files name another person of your practice than the consent does. Please check the folder; where all of them belong together, say so with --one-patient.",
  "kept-for-later":
    "The server cannot be reached. Order {number} lies sealed and ready; `zahnwolke resume` sends it.",
  "nothing-to-verify": "There is nothing that can be checked: no export, no erasure protocol, no statements.",
}
