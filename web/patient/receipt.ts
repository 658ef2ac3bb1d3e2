/** What was signed: the copy to keep, and the withdrawal, one button and one confirmation. */
import type { Caller } from "@zahnwolke/core/api/client"
import { withdrawByLink } from "@zahnwolke/core/party/patient-end"
import type { PatientLink } from "@zahnwolke/core/trust/patient-link"
import type { PatientReceipt } from "@zahnwolke/core/trust/patient-offer"
import { button, make, status } from "./element.ts"
import { patientWords } from "./words.ts"

export interface Telephone {
  readonly caller: Caller
  readonly link: PatientLink
  readonly birthDate: string
  readonly show: (screen: () => readonly Node[]) => void
  readonly language: () => "de" | "en"
}

async function save(receipt: PatientReceipt, language: "de" | "en", of: "consent" | "withdrawal") {
  const { copyOf, receiptOf } = await import("./copy.ts")
  const copy =
    of === "withdrawal" && receipt.withdrawnAt !== null
      ? receiptOf(receipt, receipt.withdrawnAt, language)
      : copyOf(receipt, language, Date.now())
  const address = URL.createObjectURL(copy)
  const ending = copy.type === "application/pdf" ? "pdf" : "txt"
  make("a", {
    href: address,
    download: `${of === "withdrawal" ? "widerruf" : "einwilligung"}.${ending}`,
  }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** `told`: the server has the withdrawal; only the receipt says that the practice has it too. */
export function receiptScreen(telephone: Telephone, receipt: PatientReceipt, told: boolean): void {
  telephone.show(() => {
    const words = patientWords[telephone.language()]
    const { practice } = receipt
    const said =
      receipt.state === "withdrawn"
        ? words.withdrawn
        : told
          ? words.withdrawnSent(practice.phone)
          : words.signed(practice.name)
    const inForce = receipt.state === "signed" && !told
    return [
      make(
        "div",
        { class: "stack" },
        make("h1", {}, words.title),
        status(said),
        ...toldOthers(telephone, receipt),
        button(words.copy, "plain", () => void save(receipt, telephone.language(), "consent")),
        ...(inForce ? [make("p", {}, words.keep), withdrawal(telephone, receipt)] : []),
      ),
    ]
  })
}

/** Once the practice confirmed: its receipt, and by name who was told to erase or to restrict. */
function toldOthers(telephone: Telephone, receipt: PatientReceipt): readonly HTMLElement[] {
  if (receipt.state !== "withdrawn") return []
  const words = patientWords[telephone.language()]
  return [
    ...(receipt.told ?? []).map(({ asks, name }) => make("p", {}, words.told[asks](name))),
    button(words.receipt, "primary", () => void save(receipt, telephone.language(), "withdrawal")),
  ]
}

function withdrawal(telephone: Telephone, receipt: PatientReceipt): HTMLElement {
  const words = patientWords[telephone.language()]
  const note = status("")
  const sure = button(words.sure, "primary", () => {
    void withdrawByLink(telephone.caller, telephone.link, receipt, Date.now()).then((reply) => {
      if (reply.ok) receiptScreen(telephone, receipt, true)
      else note.textContent = words.unreachable
    })
  })
  const area = make("div", { class: "stack" })
  area.append(
    button(words.withdraw, "plain", () => {
      area.replaceChildren(make("p", {}, words.sureText), sure, note)
      sure.focus()
    }),
  )
  return area
}
