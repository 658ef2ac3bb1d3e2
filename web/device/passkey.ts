/** The window's half of a passkey: only a page may talk to the authenticator; its secret goes straight to the worker. */
import type { PasskeyCreation } from "@zahnwolke/core/party/party"

/** "unsupported": this authenticator gives no secret (PRF), so it cannot unlock anything. */
export type PasskeyAnswer<Value> =
  | { readonly kind: "made"; readonly value: Value }
  | { readonly kind: "cancelled" }
  | { readonly kind: "unsupported" }

/** One salt for everything: what differs is the passkey. */
const salt = new TextEncoder().encode("zahnwolke unlock 1")

export const passkeysPossible = (): boolean =>
  "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential

/** The secret must not travel: it is taken out of what the server is shown. */
function withoutSecret(credential: PublicKeyCredential): unknown {
  const json: unknown = credential.toJSON()
  return typeof json === "object" && json !== null ? { ...json, clientExtensionResults: {} } : json
}

const secretOf = (credential: PublicKeyCredential): Uint8Array | null => {
  const first = credential.getClientExtensionResults().prf?.results?.first
  if (first === undefined) return null
  return first instanceof ArrayBuffer
    ? new Uint8Array(first)
    : new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
}

async function made(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    const credential = await ask()
    return credential instanceof PublicKeyCredential ? credential : null
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

export async function usePasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<PasskeyAnswer<{ readonly response: unknown; readonly prf: Uint8Array }>> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  publicKey.extensions = { ...publicKey.extensions, prf: { eval: { first: salt } } }
  const credential = await made(() => navigator.credentials.get({ publicKey }))
  if (credential === null) return { kind: "cancelled" }
  const prf = secretOf(credential)
  return prf === null
    ? { kind: "unsupported" }
    : { kind: "made", value: { response: withoutSecret(credential), prf } }
}

/** Windows Hello gives the secret only where it is asked for at creation; others give it at the first use. */
export async function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<PasskeyAnswer<PasskeyCreation>> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  publicKey.extensions = { ...publicKey.extensions, prf: { eval: { first: salt } } }
  const credential = await made(() => navigator.credentials.create({ publicKey }))
  if (credential === null) return { kind: "cancelled" }
  const prf = secretOf(credential) ?? (await secretAtFirstUse(credential, options.rp.id))
  if (prf === null) return { kind: "unsupported" }
  return {
    kind: "made",
    value: { credentialId: credential.id, response: withoutSecret(credential), prf },
  }
}

async function secretAtFirstUse(
  credential: PublicKeyCredential,
  rpId: string | undefined,
): Promise<Uint8Array | null> {
  if (credential.getClientExtensionResults().prf?.enabled !== true) return null
  const used = await made(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        ...(rpId === undefined ? {} : { rpId }),
        allowCredentials: [{ type: "public-key", id: credential.rawId }],
        userVerification: "required",
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  )
  return used === null ? null : secretOf(used)
}
