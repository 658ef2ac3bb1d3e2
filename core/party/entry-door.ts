/** The ways in and out at the door: founding, unlocking, pairing, recovery, locking. */
import { unlocking } from "../api/unlocking.ts"
import { bytesToHex, ownBytes } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { Language } from "../paper/pdf.ts"
import { exportCommands, recoveryKit } from "../paper/recovery-kit.ts"
import {
  isSameWord,
  kitLength,
  randomPassphrase,
  readPassphrase,
  secretToWords,
  wordsToSecret,
} from "../records/passphrase.ts"
import { keyToText } from "../trust/signing.ts"
import { fingerprint } from "../trust/safety-number.ts"
import { done, no } from "./answers.ts"
import type { Base, Desk } from "./desk.ts"
import {
  enter,
  enterByPasskey,
  offerPairing,
  openByPasskey,
  rememberDevice,
  takePairing,
} from "./entering.ts"
import { found } from "./founding.ts"
import { putAway, withDesk } from "./house.ts"
import type { House } from "./house.ts"
import { joinAsMember, revokeDevice } from "./members.ts"
import { changeOrganisation } from "./organisation.ts"
import { ownProfile } from "./partners.ts"
import type { Party, PasskeyProof } from "./party.ts"
import type { Root } from "./seeds.ts"
import { recoverByKit } from "./recovering.ts"
import { record } from "./register.ts"
import { kitOf, kitProofOf, newSeed, register, signIn, wrapByPasskey, wayIn } from "./seeds.ts"
import type { Answer } from "./views.ts"

type EntryDoor = Pick<
  Party,
  | "found"
  | "confirmKit"
  | "renewKit"
  | "signIn"
  | "passkeyCreationOptions"
  | "addPasskey"
  | "provePasskey"
  | "passkeyRequestOptions"
  | "signInWithPasskey"
  | "newPassphrase"
  | "startPairing"
  | "finishPairing"
  | "recover"
  | "joinAsMember"
  | "lock"
  | "signOut"
>

const rootOf = (desk: Desk): Root => ({ seed: desk.seed, genesis: desk.organisation.genesis })

/** What the door holds between two calls. */
interface Held {
  /** Words of the kit until the person has shown that they wrote them down. */
  kitWords: readonly string[]
  /** The server's name for a passkey ceremony under way. */
  attempt: string
}

async function entered(house: House, answer: Answer<Desk>, loginName: string | null): Promise<Answer<null>> {
  if (!answer.ok && answer.refusal.code === "device-revoked") await house.forget()
  if (!answer.ok) return answer
  if (loginName !== null) await answer.value.memory.keep("text", "login-name", { text: loginName })
  const profile = await ownProfile(answer.value)
  if (profile.ok) await rememberDevice(answer.value, profile.value.signed.body.profile.name)
  await house.settle(answer.value)
  return done(null)
}

async function makeKitPaper(
  desk: Desk,
  name: string,
  seed: Bytes,
  language: Language,
): Promise<Answer<Uint8Array>> {
  const kit = await kitOf(seed)
  const paper = recoveryKit(
    {
      organisation: name,
      fingerprint: fingerprint(desk.organisation.genesis),
      words: secretToWords(seed),
      identity: kit.identity,
      commands: exportCommands,
      printedOn: desk.parts.now(),
    },
    language,
  )
  return paper.kind === "pdf" ? done(paper.bytes) : no("paper-unprintable", {})
}

const foundHere =
  (house: House, held: Held): EntryDoor["found"] =>
  async (input) => {
    const base = await house.base()
    if (!base.ok) return base
    const passphrase = randomPassphrase()
    const made = await found(base.value, await house.keys(), input, passphrase)
    if (!made.ok) return made
    const { desk, kitSeed } = made.value
    held.kitWords = secretToWords(kitSeed)
    await desk.memory.keep("text", "login-name", { text: input.loginName })
    const kitPdf = await makeKitPaper(desk, input.profile.name, kitSeed, input.language ?? "de")
    kitSeed.fill(0)
    if (!kitPdf.ok) return kitPdf
    await house.settle(desk)
    return done({ passphrase, kitWords: held.kitWords, kitPdf: kitPdf.value })
  }

const confirmKitHere =
  (house: House, held: Held): EntryDoor["confirmKit"] =>
  (words) =>
    withDesk(house, async (desk) => {
      const { kitWords } = held
      if (kitWords.length !== kitLength) return no("kit-not-shown")
      const right =
        words.length >= 4 && words.every(({ place, word }) => isSameWord(word, kitWords[place - 1] ?? ""))
      if (!right) return no("kit-words-differ")
      held.kitWords = []
      return record(desk, { kind: "kit-confirmed" })
    })

/** A new sheet: the old one neither opens what is written from now on nor brings anybody in. */
const renewKitHere =
  (house: House, held: Held): EntryDoor["renewKit"] =>
  ({ language }) =>
    withDesk(house, async (desk) => {
      if (desk.organisation.members.get(desk.user)?.role !== "owner") return no("owner-needed")
      const seed = newSeed()
      const kit = await kitOf(seed)
      const proof = await kitProofOf(kit, desk.organisation.genesis)
      const recovery = { signingKey: keyToText(kit.signer.publicKey), recipient: kit.recipient }
      const changed = await changeOrganisation(desk, () => [{ kind: "renew-kit", recovery }], true, proof)
      if (!changed.ok) return changed
      held.kitWords = secretToWords(seed)
      const profile = await ownProfile(desk)
      const name = profile.ok ? profile.value.signed.body.profile.name : ""
      const paper = await makeKitPaper(desk, name, seed, language)
      return paper.ok ? done({ kitWords: held.kitWords, kitPdf: paper.value }) : paper
    })

const recoverHere =
  (house: House): EntryDoor["recover"] =>
  async (input) => {
    const secret = wordsToSecret(input.kitWords)
    if (secret.kind !== "secret") return no("kit-words-unreadable", { reason: secret.kind })
    const base = await house.base()
    if (!base.ok) return base
    const passphrase = randomPassphrase()
    const { ownerName, loginName, deviceName } = input
    const recovered = await recoverByKit(
      base.value,
      await house.keys(),
      { kitSeed: ownBytes(secret.secret), ownerName, loginName, deviceName },
      passphrase,
    )
    const answer = await entered(house, recovered, loginName)
    return answer.ok ? done({ passphrase }) : answer
  }

type WithBase = <Value>(act: (base: Base) => Promise<Answer<Value>>) => Promise<Answer<Value>>

const baseOf =
  (house: House): WithBase =>
  async (act) => {
    const base = await house.base()
    return base.ok ? act(base.value) : base
  }

type PasskeyDeeds =
  "passkeyCreationOptions" | "addPasskey" | "provePasskey" | "passkeyRequestOptions" | "signInWithPasskey"

/** An authenticator may give another secret the next time, and a server may keep another wrap: one way in is tried. */
async function provePasskey(
  desk: Desk,
  attempt: string,
  { credentialId, used }: PasskeyProof,
): Promise<Answer<null>> {
  const opened =
    used === null ? no("passkey-unfinished") : await openByPasskey(desk.connection, { ...used, attempt })
  const mine = rootOf(desk)
  if (
    opened.ok &&
    opened.value.user === desk.user &&
    opened.value.organisation === desk.id &&
    opened.value.genesis === mine.genesis &&
    bytesToHex(opened.value.seed) === bytesToHex(mine.seed)
  ) {
    return done(null)
  }
  const gone = await desk.connection.call(unlocking.removePasskey, { body: { credential: credentialId } })
  return gone.ok ? no(used === null ? "passkey-unfinished" : "passkey-unproven") : no("passkey-unproven-kept")
}

const passkeysHere = (house: House, held: Held): Pick<EntryDoor, PasskeyDeeds> => ({
  passkeyCreationOptions: () =>
    withDesk(house, async (desk) => {
      const reply = await desk.connection.call(unlocking.passkeyCreation, {})
      return reply.ok ? done(reply.value.options) : no(reply.problem.code)
    }),
  addPasskey: ({ prf, response }) =>
    withDesk(house, async (desk) => {
      if (prf.length !== 32) return no("passkey-without-prf")
      const wrap = await wrapByPasskey(ownBytes(prf), rootOf(desk))
      const reply = await desk.connection.call(unlocking.addPasskey, { body: { response, wrap } })
      return reply.ok ? done(null) : no(reply.problem.code)
    }),
  provePasskey: (proof) => withDesk(house, (desk) => provePasskey(desk, held.attempt, proof)),
  passkeyRequestOptions: () =>
    baseOf(house)(async (base) => {
      const reply = await base.connection.call(unlocking.passkeyRequest, {})
      if (!reply.ok) return no(reply.problem.code)
      held.attempt = reply.value.attempt
      return done(reply.value.options)
    }),
  signInWithPasskey: (input) =>
    baseOf(house)(async (base) => {
      const { attempt } = held
      return entered(house, await enterByPasskey(base, await house.keys(), { ...input, attempt }), null)
    }),
})

export function entryDoor(house: House): EntryDoor {
  const withBase = baseOf(house)
  const held: Held = { kitWords: [], attempt: "" }
  return {
    found: foundHere(house, held),
    confirmKit: confirmKitHere(house, held),
    renewKit: renewKitHere(house, held),
    recover: recoverHere(house),
    signIn: ({ loginName, passphrase, deviceName }) =>
      withBase(async (base) => {
        const typed = readPassphrase(passphrase)
        const words = typed.kind === "passphrase" ? typed.passphrase : passphrase.trim()
        const person = await signIn(wayIn(base), loginName, words)
        if (!person.ok) return person
        return entered(
          house,
          await enter(base, await house.keys(), { ...person.value, deviceName }),
          loginName,
        )
      }),
    ...passkeysHere(house, held),
    newPassphrase: () => withDesk(house, changePassphrase),
    startPairing: () =>
      withDesk(house, async (desk) => {
        const offered = await offerPairing(desk)
        if (!offered.ok) return offered
        const link = new URL(`/#/geraet/${offered.value.code}`, desk.parts.server).href
        return done({ ...offered.value, link })
      }),
    finishPairing: (input) =>
      withBase(async (base) => entered(house, await takePairing(base, await house.keys(), input), null)),
    joinAsMember: (input) =>
      withBase(async (base) => {
        const passphrase = randomPassphrase()
        const joined = await joinAsMember(base, input, passphrase)
        return joined.ok ? done({ passphrase }) : joined
      }),
    lock: async () => {
      const desk = house.desk()
      const me = await desk?.memory.recall("device", "me")
      if (desk && me) await desk.memory.keep("device", "me", { ...me, seed: null, seedUntil: 0 })
      await house.settle(null)
      if (desk) await putAway(desk)
    },
    signOut: () =>
      withDesk(house, async (desk) => {
        const revoked = await revokeDevice(desk, desk.device)
        if (!revoked.ok && revoked.refusal.code === "unreachable") return revoked
        await house.forget()
        await putAway(desk)
        return done(null)
      }),
  }
}

/** The sign-in name stays; the record is new, and the old passphrase opens nothing any more. */
async function changePassphrase(desk: Desk): Promise<Answer<{ readonly passphrase: string }>> {
  const kept = await desk.memory.recall("text", "login-name")
  if (kept === null) return no("login-name-unknown")
  const passphrase = randomPassphrase()
  const account = await register(wayIn(desk), kept.text, passphrase, rootOf(desk))
  if (!account.ok) return account
  const reply = await desk.connection.call(unlocking.changePassphrase, { body: account.value })
  return reply.ok ? done({ passphrase }) : no(reply.problem.code)
}
