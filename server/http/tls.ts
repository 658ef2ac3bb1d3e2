/** Reads the certificate, and looks at it before a browser does. */
import { X509Certificate, createPrivateKey } from "node:crypto"
import { readFile } from "node:fs/promises"
import type { TlsFiles } from "../config.ts"

export type TlsReading =
  | { readonly kind: "tls"; readonly cert: Buffer; readonly key: Buffer; readonly warning: string | null }
  | { readonly kind: "refused"; readonly reason: string }

const refused = (reason: string): TlsReading => ({ kind: "refused", reason })

export async function readTls(files: TlsFiles, now: Date): Promise<TlsReading> {
  const cert = await readFile(files.cert).catch(() => null)
  if (cert === null) return refused(`TLS_CERT names ${files.cert}, which cannot be read.`)
  const key = await readFile(files.key).catch(() => null)
  if (key === null) return refused(`TLS_KEY names ${files.key}, which cannot be read.`)
  try {
    const certificate = new X509Certificate(cert)
    if (!certificate.checkPrivateKey(createPrivateKey(key))) {
      return refused("The key in TLS_KEY does not belong to the certificate in TLS_CERT.")
    }
    return { kind: "tls", cert, key, warning: ageWarning(certificate, now) }
  } catch {
    return refused(
      "TLS_CERT and TLS_KEY must be PEM files with a certificate and its unencrypted private key.",
    )
  }
}

function ageWarning(certificate: X509Certificate, now: Date): string | null {
  const until = certificate.validToDate
  if (until < now) return "The certificate in TLS_CERT has run out. Browsers will refuse it."
  const days = Math.floor((until.getTime() - now.getTime()) / 86_400_000)
  return days < 14 ? `The certificate in TLS_CERT runs out in ${days} days.` : null
}
