/** Consent on the patient's own telephone: date of birth, sheet, signature; later the copy and the withdrawal. No framework. */
import { makeCaller } from "@zahnwolke/core/api/client"
import { lookAtLink, openOffer, openReceipt, reportWrongDate } from "@zahnwolke/core/party/patient-end"
import type { OpenedOffer } from "@zahnwolke/core/party/patient-end"
import { parsePatientLink } from "@zahnwolke/core/trust/patient-link"
import type { PatientLink } from "@zahnwolke/core/trust/patient-link"
import { button, make, status } from "./element.ts"
import { receiptScreen } from "./receipt.ts"
import type { Telephone } from "./receipt.ts"
import { signingScreen } from "./signing.ts"
import { patientWords } from "./words.ts"
import "./patient.css"

const page = document.querySelector("#page")
if (page === null) throw new Error("einwilligen.html has no place for the page")
const caller = makeCaller(new URL(location.origin), fetch.bind(globalThis), () => null)
let language: "de" | "en" = navigator.language.startsWith("en") ? "en" : "de"
let draw: () => void = () => undefined

function show(screen: () => readonly Node[]): void {
  draw = () => {
    const words = patientWords[language]
    document.documentElement.lang = language
    document.title = words.title
    const turn = button(words.other, "plain", () => {
      language = language === "de" ? "en" : "de"
      draw()
    })
    turn.classList.add("language")
    page?.replaceChildren(turn, ...screen())
  }
  draw()
}

const say = (key: "gone" | "unreachable" | "wrongEnd"): void =>
  show(() => [make("h1", {}, patientWords[language].title), status(patientWords[language][key])])

/** "04051980" or "4.5.1980"; null until it is whole. */
function dateOf(typed: string): string | null {
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/u.exec(typed) ?? []
  return year === "" ? null : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
}

const mostTries = 3
let tries = 0

async function tryDate(link: PatientLink, birthDate: string, note: HTMLElement): Promise<void> {
  const words = patientWords[language]
  note.textContent = words.opening
  const seen = await lookAtLink(caller, link)
  if (!seen.ok) return say(seen.problem.status === 404 ? "gone" : "unreachable")
  const { sheet, receipt, state } = seen.value
  const telephone: Telephone = { caller, link, birthDate, show, language: () => language }
  const offer = sheet === null ? null : await openOffer(link, birthDate, sheet)
  if (offer !== null) return openSheet(telephone, offer)
  const copy = receipt === null ? null : await openReceipt(link, birthDate, receipt)
  if (copy !== null) return receiptScreen(telephone, copy, state === "withdrawn")
  if (sheet === null && receipt === null) {
    return show(() => [make("h1", {}, patientWords[language].title), status(patientWords[language].sent)])
  }
  tries += 1
  note.textContent = words.wrong(mostTries - tries)
  if (tries < mostTries) return
  // A sheet that nobody answered is closed; the way to withdraw stays open.
  if (sheet !== null) await reportWrongDate(caller, link)
  say("wrongEnd")
}

function openSheet(telephone: Telephone, offer: OpenedOffer): void {
  if (offer.offer.expiresAt < Date.now()) return say("gone")
  signingScreen(telephone, offer)
}

function askDate(link: PatientLink): void {
  show(() => {
    const words = patientWords[language]
    const note = status("")
    const input = make("input", {
      type: "text",
      inputmode: "numeric",
      autocomplete: "bday",
      maxlength: "10",
      "aria-describedby": "hint",
    })
    input.addEventListener("input", () => {
      const date = dateOf(input.value.trim())
      if (date !== null) void tryDate(link, date, note)
    })
    queueMicrotask(() => input.focus())
    return [
      make(
        "div",
        { class: "stack" },
        make("h1", {}, words.title),
        make("label", {}, words.born, input),
        make("p", { id: "hint" }, words.bornHint),
        note,
      ),
    ]
  })
}

const link = parsePatientLink(location.hash)
if (link === null) say("gone")
else askDate(link)
