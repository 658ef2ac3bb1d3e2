/** The page's side of the door: the same promises as `Party`, kept by a worker that alone holds the keys. */
import type { Party } from "@zahnwolke/core/party/party"
import type { PlainMethod, ToPage, ToWorker } from "./party-messages.ts"

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (problem: Error) => void
}

type Tell = Parameters<Party["watch"]>[0]
type Write = Parameters<Party["exportAll"]>[0]

/** What crosses the border, and who waits for which answer. */
class Border {
  readonly #port: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #tells = new Map<number, Tell>()
  readonly #writes = new Map<number, Write>()
  #last = 0

  constructor(port: Worker) {
    this.#port = port
    port.addEventListener("message", (event: MessageEvent<ToPage>) => this.#hear(event.data))
    port.addEventListener("error", (event) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(event.message))
      this.#waiting.clear()
    })
  }

  #say(message: ToWorker): void {
    this.#port.postMessage(message)
  }

  #hear(message: ToPage): void {
    const waiting = this.#waiting.get(message.id)
    switch (message.kind) {
      case "done":
        this.#forget(message.id)
        return waiting?.resolve(message.value)
      case "failed":
        this.#forget(message.id)
        return waiting?.reject(new Error(message.problem))
      case "event":
        return this.#tells.get(message.id)?.(message.event)
      case "write":
        return void this.#write(message.id, message.path, message.blob)
    }
  }

  #forget(id: number): void {
    this.#waiting.delete(id)
    this.#tells.delete(id)
    this.#writes.delete(id)
  }

  async #write(id: number, path: string, blob: Blob): Promise<void> {
    const problem = await (
      this.#writes.get(id)?.(path, blob) ?? Promise.reject(new Error("nobody writes"))
    ).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : "could not be written"),
    )
    this.#say({ kind: "written", id, problem })
  }

  #wait<Value>(message: (id: number) => ToWorker): { readonly id: number; readonly answer: Promise<Value> } {
    this.#last += 1
    const id = this.#last
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#say(message(id))
    })
    /** The worker runs the method of that name, so its answer has that method's type. */
    return { id, answer: answer as Promise<Value> }
  }

  ask<Method extends PlainMethod>(
    method: Method,
    ...[input]: Parameters<Party[Method]>
  ): Promise<Awaited<ReturnType<Party[Method]>>> {
    return this.#wait<Awaited<ReturnType<Party[Method]>>>((id) => ({ kind: "call", id, method, input }))
      .answer
  }

  watch(tell: Tell, signal: AbortSignal): Promise<void> {
    const { id, answer } = this.#wait<void>((id) => ({ kind: "watch", id }))
    this.#tells.set(id, tell)
    signal.addEventListener("abort", () => this.#say({ kind: "stop-watching", id }), { once: true })
    return answer
  }

  exportAll(write: Write): ReturnType<Party["exportAll"]> {
    const { id, answer } = this.#wait<Awaited<ReturnType<Party["exportAll"]>>>((id) => ({
      kind: "export",
      id,
    }))
    this.#writes.set(id, write)
    return answer
  }
}

/** The ways in and out. */
const entryOf = (border: Border) =>
  ({
    status: () => border.ask("status"),
    found: (input) => border.ask("found", input),
    confirmKit: (words) => border.ask("confirmKit", words),
    signIn: (input) => border.ask("signIn", input),
    passkeyCreationOptions: () => border.ask("passkeyCreationOptions"),
    addPasskey: (creation) => border.ask("addPasskey", creation),
    provePasskey: (proof) => border.ask("provePasskey", proof),
    passkeyRequestOptions: () => border.ask("passkeyRequestOptions"),
    signInWithPasskey: (input) => border.ask("signInWithPasskey", input),
    renewKit: (input) => border.ask("renewKit", input),
    attend: () => border.ask("attend"),
    newPassphrase: () => border.ask("newPassphrase"),
    startPairing: () => border.ask("startPairing"),
    finishPairing: (input) => border.ask("finishPairing", input),
    recover: (input) => border.ask("recover", input),
    lock: () => border.ask("lock"),
    signOut: () => border.ask("signOut"),
    joinAsMember: (input) => border.ask("joinAsMember", input),
  }) satisfies Partial<Party>

/** People and partners. */
const peopleOf = (border: Border) =>
  ({
    members: () => border.ask("members"),
    inviteMember: (input) => border.ask("inviteMember", input),
    removeMember: (user) => border.ask("removeMember", user),
    revokeDevice: (device) => border.ask("revokeDevice", device),
    changeProfile: (profile) => border.ask("changeProfile", profile),
    attest: (input) => border.ask("attest", input),
    attestForDraft: (input) => border.ask("attestForDraft", input),
    hosts: () => border.ask("hosts"),
    stateOwnHouse: (language) => border.ask("stateOwnHouse", language),
    checks: (about) => border.ask("checks", about),
    signCheck: (input) => border.ask("signCheck", input),
    provider: (host) => border.ask("provider", host),
    keepProvider: (input) => border.ask("keepProvider", input),
    signProvider: (input) => border.ask("signProvider", input),
    attestations: (abouts) => border.ask("attestations", abouts),
    settings: () => border.ask("settings"),
    previewSettings: (knobs) => border.ask("previewSettings", knobs),
    changeSettings: (knobs) => border.ask("changeSettings", knobs),
    proposeSettings: (knobs) => border.ask("proposeSettings", knobs),
    previewMode: (mode) => border.ask("previewMode", mode),
    setPolicyMode: (mode) => border.ask("setPolicyMode", mode),
    partners: () => border.ask("partners"),
    invites: () => border.ask("invites"),
    invitePartner: (input) => border.ask("invitePartner", input),
    previewInvite: (link) => border.ask("previewInvite", link),
    acceptInvite: (link) => border.ask("acceptInvite", link),
    signAgreements: (partner) => border.ask("signAgreements", partner),
    markVerified: (input) => border.ask("markVerified", input),
  }) satisfies Partial<Party>

/** Patients, consents, orders, files. */
const ordersOf = (border: Border) =>
  ({
    patients: () => border.ask("patients"),
    addPatient: (input) => border.ask("addPatient", input),
    patientSheet: (patient) => border.ask("patientSheet", patient),
    correctPatient: (input) => border.ask("correctPatient", input),
    consents: (patient) => border.ask("consents", patient),
    recordConsent: (input) => border.ask("recordConsent", input),
    refuseConsent: (input) => border.ask("refuseConsent", input),
    refusals: (patient) => border.ask("refusals", patient),
    withdrawConsent: (consent) => border.ask("withdrawConsent", consent),
    makePatientLink: (input) => border.ask("makePatientLink", input),
    patientLinks: (patient) => border.ask("patientLinks", patient),
    revokePatientLink: (link) => border.ask("revokePatientLink", link),
    orders: () => border.ask("orders"),
    order: (order) => border.ask("order", order),
    prepare: (input) => border.ask("prepare", input),
    reviewDone: (input) => border.ask("reviewDone", input),
    cropFiles: (input) => border.ask("cropFiles", input),
    confirmOriginals: (input) => border.ask("confirmOriginals", input),
    sayRoles: (input) => border.ask("sayRoles", input),
    draftFile: (input) => border.ask("draftFile", input),
    patientCode: (input) => border.ask("patientCode", input),
    decide: (input) => border.ask("decide", input),
    send: (input) => border.ask("send", input),
    resumeUploads: () => border.ask("resumeUploads"),
    accept: (order) => border.ask("accept", order),
    reject: (input) => border.ask("reject", input),
    say: (input) => border.ask("say", input),
    returnDesign: (input) => border.ask("returnDesign", input),
    approveDesign: (order) => border.ask("approveDesign", order),
    sendBackDesign: (input) => border.ask("sendBackDesign", input),
    decidePassOn: (input) => border.ask("decidePassOn", input),
    passOn: (input) => border.ask("passOn", input),
    hold: (input) => border.ask("hold", input),
    keepFor: (input) => border.ask("keepFor", input),
    startProduction: (order) => border.ask("startProduction", order),
    ship: (input) => border.ask("ship", input),
    close: (order) => border.ask("close", order),
    openFile: (input) => border.ask("openFile", input),
    slipPdf: (input) => border.ask("slipPdf", input),
    erasureProtocol: (input) => border.ask("erasureProtocol", input),
    papers: (language) => border.ask("papers", language),
    paper: (input) => border.ask("paper", input),
    verdictPaper: (input) => border.ask("verdictPaper", input),
    consentForm: (input) => border.ask("consentForm", input),
    passOnPaper: (input) => border.ask("passOnPaper", input),
    exportAll: (write) => border.exportAll(write),
    watch: (tell, signal) => border.watch(tell, signal),
  }) satisfies Partial<Party>

/** The desk of the data protection officer. */
const officeOf = (border: Border) =>
  ({
    noteAttempt: (input) => border.ask("noteAttempt", input),
    chain: (about) => border.ask("chain", about),
    disclosures: () => border.ask("disclosures"),
    schedule: () => border.ask("schedule"),
    ends: () => border.ask("ends"),
    emergencyFor: (input) => border.ask("emergencyFor", input),
    attestEmergency: (input) => border.ask("attestEmergency", input),
    confirmEmergency: (order) => border.ask("confirmEmergency", order),
    emergencies: () => border.ask("emergencies"),
    informPatient: (input) => border.ask("informPatient", input),
    revealName: (input) => border.ask("revealName", input),
    reveals: () => border.ask("reveals"),
    takeSample: (input) => border.ask("takeSample", input),
    samples: () => border.ask("samples"),
    auditPackage: (period) => border.ask("auditPackage", period),
    blockedAttempts: () => border.ask("blockedAttempts"),
  }) satisfies Partial<Party>

export function partyClient(worker: Worker): Party {
  const border = new Border(worker)
  return { ...entryOf(border), ...peopleOf(border), ...ordersOf(border), ...officeOf(border) }
}
