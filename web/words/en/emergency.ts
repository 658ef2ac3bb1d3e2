/** An emergency: what is asked, what is signed, and what is owed afterwards. */
import type { emergencyDe } from "../de/emergency.ts"
import type { Widen } from "../widen.ts"

export const emergencyEn: Widen<typeof emergencyDe> = {
  title: "Emergency",
  offer: "Emergency: without consent",
  offerHint: "Only where life or limb is in danger and nobody can be asked.",
  lead: (recipient) =>
    `The data go to ${recipient} without consent (Art. 9(2)(c) GDPR, § 34 StGB). Please confirm each sentence that holds. Where one does not, it is no emergency in this sense.`,
  danger: "There is danger to life or limb.",
  cannot: "The patient is physically or legally incapable of giving consent.",
  treats: (recipient) => `${recipient} is treating and needs these records for it.`,
  withdrawn: "The withdrawal on file does not mean this emergency. No contrary will is to be seen.",
  third: (countries) =>
    `The data go to ${countries}, a country without an adequacy decision. This is necessary to protect vital interests (Art. 49(1)(f) GDPR).`,
  signs: "How it was recognised",
  signsHint: "The hospital reads it too, and nobody else.",
  lasts:
    "Good for at most twelve hours, for this person, this hospital and one order. Afterwards you must tell the patient; until then it stands among the deadlines.",
  incomplete: "Please confirm each sentence and write how the emergency was recognised.",
  sign: "Attest the emergency",
  attested: (by, at, until) => `Attested by ${by}, ${at}. Good until ${until}.`,
  second: (by) => `Second person: ${by}.`,
  nobody: "somebody who no longer belongs here",
  waits: "The second person is still missing.",
  waitsHow:
    "Your practice asks that somebody else confirm the emergency. All other members now see it under Orders; or somebody signs in on this device.",
  waitsElse: (phone) =>
    phone === ""
      ? "If nobody can be reached: call the hospital and tell them what they must know now. The call does not need this confirmation."
      : `If nobody can be reached: call the hospital (${phone}) and tell them what they must know now. The call does not need this confirmation.`,
  again: "Attest anew",
  show: "View",
  commandLine: "For the command line",
  asked: {
    title: (recipient) => `Emergency to ${recipient}: a second person is asked for`,
    text: (by, at) => `${by} attested it on ${at}.`,
    open: "View and confirm",
    confirm: "Confirm as the second person",
    lead: "You sign the same words. Please do so only if you have made sure yourself.",
    patient: "For",
  },
  order: {
    title: "Emergency",
    text: "Without consent, because there was danger and nobody could consent. It was attested like this:",
    signs: (signs) => `How it was recognised: ${signs}`,
    owed: "The patient has not been told yet.",
    how: "How and when they were told",
    inform: "Record that they were told",
    informed: (date, words) => `Told, recorded on ${date}: ${words}`,
  },
}
