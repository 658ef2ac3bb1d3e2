/** A certificate for localhost, made by code: X.509 is a few nested lists. */
import { generateKeyPairSync, sign } from "node:crypto"

const lengthOf = (length: number): readonly number[] =>
  length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body.length)]), body])
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"))
const time = (date: Date): Buffer =>
  der(0x18, Buffer.from(date.toISOString().replaceAll(/[-:T]|\.\d+/gu, ""), "ascii"))

/** ECDSA with SHA-256; commonName; subjectAltName. */
const ecdsa = sequence(oid("2a8648ce3d040302"))
const name = sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from("localhost")))))
const alternative = sequence(oid("551d11"), der(0x04, sequence(der(0x82, Buffer.from("localhost")))))

export interface SelfSigned {
  readonly cert: string
  readonly key: string
}

export function selfSigned(from: Date, until: Date): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsa,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(alternative)),
  )
  const signature = sign("sha256", signed, privateKey)
  const whole = sequence(signed, ecdsa, der(0x03, Buffer.from([0]), signature))
  const lines = whole.toString("base64").replaceAll(/.{64}/gu, "$&\n")
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  }
}
