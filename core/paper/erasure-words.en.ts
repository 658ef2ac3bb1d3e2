/** The erasure protocol's sentences in English. */
import type { ErasureWords } from "./erasure-facts.ts"
import { printedMoment } from "./moment.ts"

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const grouped = (count: number): string => count.toLocaleString("en-GB")

export const englishProtocol: ErasureWords = {
  language: "en",
  title: "Erasure protocol",
  order: "Order",
  endedBy: "Ended by, on",
  reason: "Occasion",
  reasons: {
    closed: "The order is closed.",
    rejected: "The order was rejected.",
    deadline: "The agreed time for erasure has come.",
    withdrawn: "The consent was withdrawn.",
  },
  basis: "Basis",
  composed: "Protocol composed on",
  labelProof: "Only the report of the review proves that; the signed disclosure carries its hash.",
  fingerprint: "Checksum (SHA-256)",
  complete: "All parties and the server have declared the steps they took. Nothing is open.",
  incomplete: (count) =>
    `${plural(count, "point is", "points are")} still open and named below. The protocol says how things stood when it was composed.`,
  done: "Done",
  core: (at, objects, versions) =>
    `On ${at} the ciphertext objects of this order that are kept in the system were deleted (objects: ${objects}; versions: ${versions}). The parties named below with a time destroyed the keys on their devices and signed that they did.`,
  coreWithoutServer:
    "There is no verified report of the server yet. The parties named below with a time destroyed the keys on their devices and signed that they did.",
  partyHead: ["Party", "Declared on", "What it signed"],
  partyDone: (keys, objects) =>
    `${keys === 0 ? "no key on the device any more" : `${plural(keys, "key", "keys")} destroyed`}, ${plural(objects, "object", "objects")} removed from its devices`,
  partyOpen: "open: no valid declaration",
  server: "Signed report of the server",
  serverRows: [
    "Places of storage",
    "Deleted on",
    "Key envelopes / events",
    "Backups hold ciphertext until at most",
  ],
  objectHead: ["Object", "Versions", "The store's answer"],
  answer: (chunks, bytes, answer) => `${plural(chunks, "part", "parts")}, ${grouped(bytes)} bytes: ${answer}`,
  stored: {
    gone: "deleted; not there any more when asked",
    "was-gone": "was deleted before; not there when asked",
  },
  answerVerbatim: "The store's answer stands word for word in the JSON file that belongs to this paper.",
  open: "Open",
  nothingOpen: "Nothing.",
  openPoint: (point) => {
    if (point.kind === "declaration-missing")
      return `${point.name}: the recipient's confirmation of erasure is missing.`
    if (point.kind === "declaration-refused") {
      return `${point.name}: the confirmation it presented is not validly signed or belongs to something else.`
    }
    if (point.kind === "kept-without-ground") {
      return `${point.name}: what it says it keeps rests on no duty to keep, or names another day than the law.`
    }
    if (point.kind === "object-not-reported") {
      return `Object ${point.object} was handed over but does not stand in the report of the server.`
    }
    if (point.kind === "backups-until") {
      return `Backups of the server may hold ciphertext until ${printedMoment(point.until, "en")}.`
    }
    if (point.kind === "words-until") {
      return `What was written in the rejected order stays sealed on the server until ${printedMoment(point.until, "en")} at the latest, so that the reason can be read.`
    }
    if (point.kind === "addition-refused") {
      return "Files added later are not validly signed by any party; what became of them is not shown."
    }
    return point.kind === "storage-report-missing"
      ? "The report of the server is missing."
      : "The report presented is not validly signed or belongs to something else."
  },
  unknown: "What this system cannot know",
  unknowns: [
    "Copies that a recipient decrypted, printed or exported before this time cannot be erased by this system. For them there are only the declarations named above.",
    "Whether somebody made encrypted copies outside the places named cannot be told. Without the destroyed keys they cannot be read by what is known today.",
    "As long as backups still hold key envelopes, the recovery kit of a party's organisation could open them.",
  ],
  kept: "Not part of this protocol are records that a party must keep by law in its own files, such as the treatment record, the statement of conformity and the invoice.",
  keptTitle: "Kept because the law wants it",
  keptText:
    "These records stay in the party’s own files. They are restricted (GDPR Art. 18, § 35(3) BDSG) and must be erased from the day named.",
  keptHead: ["Who", "What", "Until", "Ground"],
  closing: "The protocol proves steps that were taken, not the absence of every copy.",
  check:
    "To check it offline, open the JSON file that belongs to it with “zahnwolke verify”; its checksum is the one above. Neither says anything about the patient.",
  footer: (order) => `Erasure protocol for order ${order}`,
}
