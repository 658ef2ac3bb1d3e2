/** A name and a place's own word in one spelling after the other, so that every file meets every way a program writes. */
import { zlibSync } from "fflate"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { ownBytes, utf8 } from "@zahnwolke/core/encoding/bytes"
import { bytesToBase64 } from "@zahnwolke/core/formats/base64"
import type { Planter } from "./identity.ts"

/** What is hidden: `line` where a line end or a zero would end it, `text` where only letters can stand. */
export interface Hidden {
  readonly bytes: (place: string, room?: number) => Bytes
  readonly line: (place: string, room?: number) => Bytes
  readonly text: (place: string) => string
}

const latin1 = (text: string): Bytes =>
  Uint8Array.from(text, (letter) => Math.min(letter.codePointAt(0) ?? 0x3f, 0xff))

function wide(text: string, little: boolean): Bytes {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return bytes
}

const transcribed = (text: string): string =>
  text
    .replaceAll(/[äöüß]/gu, (letter) => ({ ä: "ae", ö: "oe", ü: "ue" })[letter] ?? "ss")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")

const texts: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize("NFD"),
  transcribed,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => bytesToBase64(utf8(text)),
  (text) => bytesToBase64(utf8(`ab${text}`)),
]

const codings: readonly ((text: string) => Bytes)[] = [
  ...texts.map((spelt) => (text: string) => utf8(spelt(text))),
  latin1,
]

const packed: readonly ((text: string) => Bytes)[] = [
  ...codings,
  (text) => wide(text, true),
  (text) => wide(text, false),
  (text) => ownBytes(zlibSync(utf8(`${text} ${text}`))),
  (text) => bytesToBase64Bytes(ownBytes(zlibSync(utf8(`${text} ${text}`)))),
]

const bytesToBase64Bytes = (bytes: Bytes): Bytes => utf8(bytesToBase64(bytes))

/** Follows from the seed; each place takes the next spelling that has room in it. */
export function hiding({ identity, canary }: Planter, seed: number): Hidden {
  let turn = seed
  const next = <Spelt extends { readonly length: number }>(
    ways: readonly ((text: string) => Spelt)[],
    place: string,
    room: number,
  ): Spelt => {
    const whole = `${identity.family} ${canary(place)} ${identity.given}`
    for (const text of [whole, canary(place)]) {
      for (const _ of ways) {
        const spelt = ways[turn++ % ways.length]?.(text)
        if (spelt !== undefined && spelt.length <= room) return spelt
      }
    }
    throw new RangeError(`no room for ${place}`)
  }
  return {
    bytes: (place, room = Infinity) => next(packed, place, room),
    line: (place, room = Infinity) => next(codings, place, room),
    text: (place) => next(texts, place, Infinity),
  }
}
