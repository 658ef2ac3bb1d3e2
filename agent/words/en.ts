/** Every sentence of the command line in English. */
import { auditWords } from "@zahnwolke/core/records/audit-words"
import type { Misuse } from "../command-line.ts"
import type { de } from "./de.ts"
import { helpEn } from "./help.en.ts"
import { refusalsEn } from "./refusals.en.ts"
import { termsEn } from "./terms.en.ts"
import type { Widen } from "./widen.ts"

const units = ["B", "kB", "MB", "GB"] as const

function size(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes * 1.0005, 1)) / 3), units.length - 1)
  return `${new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }).format(bytes / 1000 ** step)} ${units[step]}`
}

const files = (count: number): string => (count === 1 ? "1 file" : `${count} files`)

function misuse(wrong: Misuse): string {
  switch (wrong.code) {
    case "no-command":
      return "The command is missing. `zahnwolke --help` names all of them."
    case "unknown-command":
      return `There is no command "${wrong.name}". \`zahnwolke --help\` names all of them.`
    case "unknown-option":
      return `There is no option "${wrong.name}". \`zahnwolke --help\` names all of them.`
    case "option-without-value":
      return `--${wrong.name} needs a value behind it.`
    case "option-with-value":
      return `--${wrong.name} takes no value.`
    case "option-elsewhere":
      return `--${wrong.name} does not belong to "${wrong.command}".`
    case "option-missing":
      return `"${wrong.command}" needs --${wrong.name}.`
    case "too-few":
      return `Something is missing behind "${wrong.command}". \`zahnwolke --help\` shows what it takes.`
    case "too-many":
      return `There is too much behind "${wrong.command}". \`zahnwolke --help\` shows what it takes.`
  }
}

export const en: Widen<typeof de> = {
  ...termsEn,
  help: helpEn,
  refusals: refusalsEn,
  misuse,
  size,
  moment: (at) => new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(at),
  day: (at) => new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }).format(at),
  fileReason: (english) => english,
  opaque:
    "The content is encrypted and cannot be looked into. What stood around it was removed; the content itself may be sent only with consent. An export as STL or PLY can be de-identified.",
  path: {
    missing: (path) => `"${path}" is not there or may not be read.`,
    "not-a-file": (path) => `"${path}" is neither a file nor a folder.`,
  },
  jsonFile: {
    unreadable: (path) => `"${path}" cannot be read.`,
    "too-large": (path) => `"${path}" is too large for such a file.`,
    "not-json": (path) => `"${path}" is not JSON in UTF-8.`,
  },
  folderTaken: (path) =>
    `There is something in "${path}" already. Name a new or empty folder; nothing is ever overwritten.`,
  noFiles: "There is no file.",
  sameAs: (first) => `the same as ${first}, travels only once`,
  machineFiles: (count) =>
    `${files(count)} of the computer's own ${count === 1 ? "stays" : "stay"} here (such as .DS_Store, Thumbs.db).`,

  dayWrong: "What stands behind --on is no day. Write it like this: 2026-11-23.",
  modeWrong: "--mode takes strict or statutory.",
  requestWrong: (problem) => `This request is not understood: ${problem}`,

  lookedAt: (count, all) => `${count} of ${all} looked at …`,
  identityMayStand: (kind, place) => `identity may stand here: ${kind} (${place})`,
  morePlaces: (count) => `and ${count} more places; all of them with --json`,
  toReview: (kind, place) => `please look: ${kind} (${place})`,
  noIdentity: "nothing about a person found",

  threadsWrong: "--threads takes a number from 1 to 64.",
  keepWrong: "--keep takes dates, full-dates, device, characteristics or descriptors.",
  reportTaken: (path) => `"${path}" is there already. Name a new file for the report.`,
  reportInside:
    "The report lies in the folder that is handed on, so the names of the input are left out of it.",
  identityNoObject: "The file behind --identity holds no JSON object.",
  identityKey:
    "The file behind --identity has an unknown key. Known are family, given, birthDate, insuranceNumber, patientId, addresses, phones, emails, others.",
  identityValue: (key) =>
    key === "birthDate"
      ? "In the file behind --identity birthDate is no day. Write it like this: 1980-05-04."
      : `In the file behind --identity ${key} has no possible form.`,
  rewritten: (count, all, percent) => `${count} of ${all} done, next ${percent} % …`,
  sameFor: (count) => `… and the same for ${files(count)} more`,
  notAlone:
    "A name is too short, or is a word of the files themselves. It was searched for together with the rest only, not on its own.",
  leakAt: (place) => `held back, a known word still stands here: ${place}`,
  deidentified: (of) =>
    [
      `${files(of.all)}: ${of.clean} de-identified`,
      ...(of.opaque > 0 ? [`${of.opaque} passed on unread`] : []),
      ...(of.refused > 0 ? [`${of.refused} refused`] : []),
      ...(of.review > 0 ? [`${of.review} to be looked at`] : []),
    ].join(", "),
  whatItIsNot:
    "Identifiers removed, not anonymous: teeth, jaws, palate, panoramic images and faces remain and can identify a person to someone who holds comparison data.",

  serverWrong: "What stands behind --server is no address that begins with https:// or http://.",
  serverPlain:
    "Mind: this address is not encrypted. Contents stay sealed, but who listens sees when and how much is sent.",
  enrolled: (device, organisation) => `This PC is now a device of "${organisation}", called "${device}".`,
  keysOnDisk: (home) =>
    `Its keys are in "${home}", readable for this account only. Whoever copies them can act as this PC: encrypt the disk, and sign the device out in the app when it is lost.`,
  left: "This PC is no device any more. Nothing of it is left here.",
  memberOf: (name, role) => `${name} (${role})`,
  fingerprint: (digits) => `fingerprint ${digits}`,
  serverAt: (address, operator, country, version) =>
    `server ${address}, run by ${operator} in ${country}, version ${version}`,

  inboxEmpty: "No open order.",
  to: (name) => `to ${name}`,
  from: (name) => `from ${name}`,
  due: (day) => `due ${day}`,
  unread: "new",
  openQuestion: "open question",

  orderKey: (keys) => `The file behind --order holds something unknown. Known are ${keys}.`,
  orderValue: (key) => `In the file behind --order ${key} has no possible form.`,
  filesOpen: (count) =>
    `${count === 1 ? "One file cannot" : `${count} files cannot`} go like this. --without FILE leaves one here, --ready-only sends what is ready; --seen FILE says that you looked at it and that no face and no name is to be seen, --face FILE that a face is to be seen and no name.`,
  verdict: {
    needs: "This may not be sent yet. What is missing:",
    deny: "This may not be sent:",
  },
  stages: {
    prepare: "preparing",
    decide: "deciding",
    seal: "sealing",
    upload: "uploading",
    grant: "granting",
    done: "done",
    waiting: "waiting for the network",
    refused: "not sent",
  },
  sending: (stage, done, all) => `${stage}: ${done} of ${all} …`,
  resumed: (count) =>
    count === 0 ? "Nothing was left." : count === 1 ? "1 order sent." : `${count} orders sent.`,
  fetched: (count, all) => `${count} of ${all} fetched …`,
  checkedHere: {
    "not-yet": "Not checked again here yet.",
    partly: (checked, of) =>
      `Checked again here: ${checked} of ${of} files, nothing about a person found so far.`,
    clean: "Checked again here: nothing about a person found.",
    findings: "Checked again here: something is in it that should be gone. Please tell the practice.",
  },
  notAPeriod: "Please name two days like 2026-11-23, the first not after the second.",
  settingsShipped: "Nobody has signed anything: the shipped settings hold.",
  settingsSigned: (by, moment) => `Signed by ${by || "?"}, ${moment}`,
  settingsWaiting: (by, moment) =>
    `A proposal of ${by || "?"}, ${moment}, waits for the officer's signature.`,
  exported: (count) => `${files(count)} written …`,
  written: (count, bytes) => `${files(count)} written, ${bytes}.`,

  hashed: (count) => `${files(count)} checked …`,
  checks: {
    manifest: "manifest",
    file: "file",
    log: "log of an organisation",
    statement: "statement",
    protocol: "erasure protocol",
    checkpoint: "head of the public log",
    disclosure: "disclosure, checked again",
    sample: "sample, drawn again",
    register: "register",
  },
  checkDetails: {
    chosen: "not drawn by the public log",
    ...auditWords.en.faults,
    differs: "names other than what is signed",
    malformed: "not in the form it must have",
    missing: "missing",
    changed: "changed",
    outside: "leads out of the folder",
    "not-listed": "not in the manifest",
    "not-plain": "holds something beside its files",
    "not-entitled": "signed by somebody who may not",
    "of-another": "neither from nor to whoever signed the package",
    refused: "not to be believed",
    "protocol-malformed": "not in the form it must have",
    "protocol-disclosure": "the disclosure is not signed or belongs to another order",
    "protocol-closure": "nobody of the order signed its end",
    "protocol-parties": "it names other parties than the disclosure",
    "protocol-label": "it names another label of the files than the disclosure",
    "protocol-open-points": "it names other open points than its statements leave",
    "logs-missing": "the logs of the organisations are missing; --logs names their folder",
    closure: "closure",
    disclosure: "disclosure",
    receipt: "receipt",
    consent: "consent",
    withdrawal: "withdrawal",
    agreement: "agreement",
    profile: "profile",
    addition: "later files",
    "erasure-notice": "notice under Art. 19",
    "legal-hold": "legal hold",
    "erasure-declaration": "declaration of erasure",
    "storage-report": "report of the storage",
    "policy-mode": "policy mode",
    attestation: "attestation",
    settings: "settings",
  },
  signedBy: (signer) => (signer === "server" ? "signed by the server" : `signed by ${signer}`),
  openPoints: {
    "declaration-missing": "declaration missing from",
    "declaration-refused": "declaration not to be believed of",
    "storage-report-missing": "report of the storage missing",
    "storage-report-refused": "report of the storage not to be believed",
    "addition-refused": "later files without a valid signature",
    "kept-without-ground": "keeps something without a duty to:",
    "object-not-reported": "file not in the report of the storage:",
    "words-until": "words of the rejected order still sealed until",
    "backups-until": "backups hold ciphertext until",
  },
  openPoint: (point, detail) => `open: ${point}${detail === "" ? "" : ` ${detail}`}`,
  signer: (organisation, digits) => `${organisation} has the fingerprint ${digits}`,
  verified: "All checked, all valid. Whether the fingerprints are the right ones only you know.",
  notVerified: "Not everything is valid.",

  bug: (name) => `The program did not expect that (${name}). What was there before is unchanged.`,
  disk: {
    ENOSPC: "The disk is full. Nothing was left behind.",
    EDQUOT: "The quota on the disk is used up. Nothing was left behind.",
    EACCES: "The right to read or write is missing here.",
    EPERM: "The right to read or write is missing here.",
    EROFS: "This disk cannot be written to.",
    ENAMETOOLONG: "A name is too long for this disk.",
    ENOTDIR: "A part of this path is no folder.",
    EIO: "The disk reports an error.",
    other: "The operating system refused.",
  },
}
