/** The sheet is read, ticked and signed; the button says what is missing. */
import { answerOffer, lookAtLink, openReceipt } from "@zahnwolke/core/party/patient-end"
import type { OpenedOffer } from "@zahnwolke/core/party/patient-end"
import { nothingTicked, sheetGap } from "@zahnwolke/core/records/consent-sheet"
import type { SheetTicks } from "@zahnwolke/core/records/consent-sheet"
import { button, make, status } from "./element.ts"
import { formOfSheet } from "./form.ts"
import { signaturePad } from "./pad.ts"
import type { Strokes } from "./pad.ts"
import { receiptScreen } from "./receipt.ts"
import type { Telephone } from "./receipt.ts"
import { patientWords } from "./words.ts"

const copied = (strokes: Strokes): { x: number; y: number }[][] =>
  strokes.map((stroke) => stroke.map(({ x, y }) => ({ x, y })))

interface Given {
  readonly ticks: SheetTicks
  readonly moment: string
  readonly first: Strokes
  readonly second: Strokes
}

async function send(telephone: Telephone, offer: OpenedOffer, given: Given): Promise<boolean> {
  const reply = await answerOffer(telephone.caller, telephone.link, offer, {
    language: telephone.language(),
    ticks: { ...given.ticks, kinds: [...given.ticks.kinds] },
    at: Date.now(),
    moment: given.moment,
    strokes: copied(given.first),
    second: copied(given.second),
  })
  if (!reply.ok) return false
  telephone.show(() => [
    make("h1", {}, patientWords[telephone.language()].title),
    status(patientWords[telephone.language()].sent),
  ])
  void awaitReceipt(telephone)
  return true
}

/** A practice at its screen confirms within seconds; who closes the page finds the copy behind the same link. */
async function awaitReceipt(telephone: Telephone): Promise<void> {
  for (let looks = 0; looks < 60; looks++) {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const seen = await lookAtLink(telephone.caller, telephone.link)
    if (!seen.ok || seen.value.receipt === null) continue
    const copy = await openReceipt(telephone.link, telephone.birthDate, seen.value.receipt)
    if (copy !== null) return receiptScreen(telephone, copy, false)
  }
}

export function signingScreen(telephone: Telephone, offer: OpenedOffer): void {
  telephone.show(() => {
    const language = telephone.language()
    const words = patientWords[language]
    const sheet = offer.offer[language]
    const two = offer.offer.signatures === "two"
    let ticks = nothingTicked
    let first: Strokes = []
    let second: Strokes = []
    const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format()
    const note = status("")
    const gap = () => sheetGap(sheet, ticks, first.length > 0 && (!two || second.length > 0))
    const say = (): void => {
      const missing = gap()
      note.textContent = missing === null ? "" : words.gaps[missing]
    }
    const agree = button(words.agree, "primary", () => {
      say()
      if (gap() !== null) return
      agree.disabled = true
      note.textContent = words.sending
      void send(telephone, offer, { ticks, moment, first, second }).then((sent) => {
        agree.disabled = false
        if (!sent) note.textContent = words.unreachable
      })
    })
    const onChange = (next: SheetTicks): void => {
      ticks = next
      say()
    }
    const pad = (label: string, take: (strokes: Strokes) => void): HTMLElement =>
      signaturePad(label, words, (strokes) => {
        take(strokes)
        say()
      })
    return [
      formOfSheet(sheet, { words, ticks: () => ticks, onChange }),
      pad(words.signature, (strokes) => void (first = strokes)),
      ...(two ? [pad(words.second, (strokes) => void (second = strokes))] : []),
      make("p", {}, `${sheet.place}, ${moment}`),
      make("div", { class: "foot" }, note, agree),
    ]
  })
}
