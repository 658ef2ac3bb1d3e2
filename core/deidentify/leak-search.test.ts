import assert from "node:assert/strict"
import { test } from "node:test"
import { gzipSync, zipSync, zlibSync } from "fflate"
import fc from "fast-check"
import { arraySource } from "../encoding/byte-source.ts"
import { concat, ownBytes, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { seeded } from "../specimen/random.ts"
import { makeMatcher, search } from "./leak-matcher.ts"
import { searchLeaks } from "./leak-search.ts"
import { makeLexicon } from "./lexicon.ts"
import type { KnownIdentity, Lexicon } from "./lexicon.ts"
import { surnames } from "./fixtures/surnames.ts"
import {
  ctSlice,
  dicomFile,
  common,
  fragments,
  nativePixels,
  pixelModule,
  secondaryCapture,
  small,
} from "./fixtures/dicom.ts"

const noise = Uint8Array.from({ length: 64 }, (_, index) => index % 9)

async function categories(
  bytes: Uint8Array,
  identity: KnownIdentity,
  name = "scan-1",
): Promise<readonly string[]> {
  const hits = await searchLeaks(arraySource(concat(noise, bytes, noise)), name, makeLexicon(identity))
  return [...new Set(hits.map(({ category }) => category))]
}

const found = async (text: string, identity: KnownIdentity): Promise<boolean> =>
  (await categories(utf8(text), identity)).length > 0

test("the matcher finds what a plain search finds, at every place of every part", () => {
  const letters = fc.uint8Array({ minLength: 3, maxLength: 20, max: 3 })
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1, maxLength: 12 }),
      fc.uint8Array({ maxLength: 200, max: 3 }),
      fc.nat(20),
      (patterns, bytes, from) => {
        const matcher = makeMatcher(patterns)
        assert.ok(matcher !== null)
        const seen = new Set<string>()
        const to = Math.max(bytes.length - from, from)
        search(matcher, bytes, from, to, (pattern, at) => seen.add(`${pattern} ${at}`))
        const plain = new Set<string>()
        for (const [index, pattern] of patterns.entries()) {
          for (let at = from; at < to && at + pattern.length <= bytes.length; at++) {
            if (pattern.every((byte, i) => bytes[at + i] === byte)) plain.add(`${index} ${at}`)
          }
        }
        assert.deepEqual(seen, plain)
      },
    ),
  )
})

test("a name is found in the spellings of people and programs", async () => {
  const identity = { family: "Müßiggang", given: "Jörg" }
  const spelt = [
    "Müßiggang",
    "MÜSSIGGANG",
    "muessiggang",
    "Mussiggang",
    "M%C3%BC%C3%9Figgang",
    "M&uuml;&szlig;iggang",
  ]
  const damaged = [
    "MÃ¼ÃŸiggang",
    "M??iggang",
    "M\u{FFFD}\u{FFFD}iggang",
    "Miggang",
    "M\\u00fc\\u00dfiggang",
    "Mu\u0308ßiggang",
  ]
  for (const text of [...spelt, ...damaged]) assert.ok(await found(text, identity), text)
})

test("a name is found in the encodings of before Unicode", async () => {
  for (const bytes of [
    Uint8Array.of(0x4d, 0xfc, 0xdf, 0x69, 0x67, 0x67, 0x61, 0x6e, 0x67),
    Uint8Array.of(0x4d, 0x81, 0xe1, 0x69, 0x67, 0x67, 0x61, 0x6e, 0x67),
    utf8("M}~iggang"),
  ]) {
    assert.deepEqual(await categories(bytes, { family: "Müßiggang" }), ["name"])
  }
  assert.deepEqual(
    await categories(Uint8Array.of(0x4d, 0xa8, 0xb9, 0x6c, 0x6c, 0x65, 0x72), { family: "Müller" }),
    ["name"],
  )
})

test("a short name is found as a value and as a word, and not inside another one", async () => {
  const identity = { family: "Ott" }
  for (const text of ["Ott", "PN\u0004\u0000Ott ", "Ott^Hans", "scan_ott_1", "OTT.stl", "<name>Ott</name>"]) {
    assert.ok(await found(text, identity), text)
  }
  for (const text of ["Otto", "Schott", "Motte", "lotto", "BOTTOM"])
    assert.ok(!(await found(text, identity)), text)
})

test("a short name is not found in pixels and triangles, a long one is", async () => {
  const shape = { ...small, rows: 64, columns: 64 }
  const pixels = new Uint8Array(8192)
  pixels.set(utf8(" Ott Grabowski "), 4000)
  const image = dicomFile(
    secondaryCapture,
    "1.2.840.10008.1.2.4.50",
    common(secondaryCapture, "OT"),
    pixelModule(shape),
    [fragments(pixels)],
  )

  assert.deepEqual(await searchLeaks(image, "a.dcm", makeLexicon({ family: "Ott" })), [])
  assert.equal((await searchLeaks(image, "a.dcm", makeLexicon({ family: "Grabowski" }))).length, 1)
})

test("a name that is an everyday word is found like any other, with its borders", async () => {
  for (const family of ["Klein", "Wolf", "Weiß", "Roth", "Krone", "Groß"]) {
    assert.deepEqual(makeLexicon({ family }).notAlone, [], family)
    for (const text of [family, family.toUpperCase(), `${family}^Eva`, `scan_${family.toLowerCase()}_1`])
      assert.ok(await found(text, { family }), text)
    for (const text of [`${family}mann`, `An${family.toLowerCase()}`])
      assert.ok(!(await found(text, { family })), text)
  }
})

test("a name of two letters is found in a text and as the whole of a value, and in no number", async () => {
  for (const family of ["Ng", "Li", "Öz"]) {
    assert.deepEqual(makeLexicon({ family }).notAlone, [], family)
    for (const text of [
      `${family}^Eva `,
      `Name: ${family}, Eva`,
      `<name>${family}</name>`,
      `scan ${family}.stl`,
    ])
      assert.ok(await found(text, { family }), text)
    assert.ok(!(await found(`${family}abo`, { family })))
  }
  const value = concat(utf8("\u0010\0\u0010\0PN\u0002\0Ng"), utf8("\u0010\0\u0020\0LO"))
  assert.deepEqual(await categories(value, { family: "Ng" }), ["name"])
  assert.deepEqual(await categories(noise, { family: "Ng" }, "Ng.stl"), ["name"])
  assert.deepEqual(await categories(Uint8Array.of(0x9c, 0x4e, 0x67, 0x20, 0xf3, 1), { family: "Ng" }), [])
  assert.deepEqual(await categories(utf8("王小东"), { family: "王小", given: "东" }), ["name"])
})

test("two short names written as one word are found as a word, and not inside another one", async () => {
  const identity = { family: "Ng", given: "Li" }
  for (const text of ["LiNg.stl", "scan_ling_1", "NGLI", "Li^Ng", "ng,li"])
    assert.ok(await found(text, identity), text)
  for (const text of ["trailing-data", "Zwillinge", "Modelling"])
    assert.ok(!(await found(text, identity)), text)
})

test("a name that we write ourselves is searched together with the other name only, and the report says so", async () => {
  const lexicon = makeLexicon({ family: "Head", given: "Klara" })

  const hits = async (text: string): Promise<number> =>
    (await searchLeaks(arraySource(utf8(text)), "a", lexicon)).length
  assert.equal(await hits("Head and neck"), 0)
  assert.ok((await hits("Head, Klara")) > 0)
  assert.ok((await hits("klara_head.stl")) > 0)
  assert.deepEqual(makeLexicon({ family: "Head" }).notAlone, ["name"])
})

test("a name that is a word of formats is found as people write it", async () => {
  assert.equal(await found("MAX_IP", { given: "Max" }), false)
  assert.equal(await found("Patient: Max", { given: "Max" }), true)
})

test("a birth date is found in the forms it is written in, and in a UID", async () => {
  const identity = { birthDate: "1961-08-07" }
  const forms = [
    "19610807",
    "07081961",
    "1961-08-07",
    "07.08.1961",
    "7.8.1961",
    "07.08.61",
    "07/08/1961",
    "08/07/1961",
  ]
  const words = ["1961:08:07", "7. August 1961", "August 7, 1961", "1.2.840.19610807.3", "1.2.19610807101112"]
  for (const text of [...forms, ...words]) assert.ok(await found(text, identity), text)
  for (const text of ["17.8.1961", "07.8.19610", "0.19610807", "12.196108073"])
    assert.ok(!(await found(text, identity)), text)
})

test("numbers, addresses, telephones and e-mails are found in their usual forms", async () => {
  const identity: KnownIdentity = {
    insuranceNumber: "T123456789",
    patientId: "P-004711",
    addresses: ["Lindenstraße 12, 10969 Berlin"],
    phones: ["+49 30 1234567"],
    emails: ["w.grabowski@praxis-am-tor.de"],
  }
  const expected: readonly (readonly [text: string, category: string])[] = [
    ["t123456789", "insurance-number"],
    ["123456789", "insurance-number"],
    ["P004711", "patient-id"],
    ["LINDENSTRASSE 12", "address"],
    ["Lindenstr. 12", "address"],
    ["10969 Berlin", "address"],
    ["030 1234567", "phone"],
    ["0301234567", "phone"],
    ["+49301234567", "phone"],
    ["W.Grabowski@Praxis-am-Tor.de", "email"],
  ]
  for (const [text, category] of expected) {
    assert.ok((await categories(utf8(`x ${text} x`), identity)).includes(category), text)
  }
  assert.equal(await found("Berlin", identity), false)
})

test("staff, practice and words of the input are searched, too", async () => {
  const lexicon = makeLexicon({ others: ["Dr. med. dent. Anna Öttinger", "2024-00815"] }, [
    "Grabowski_Wilhelmine",
  ])
  const hit = async (text: string): Promise<string | undefined> =>
    (await searchLeaks(arraySource(utf8(` ${text} `)), "a", lexicon))[0]?.category

  assert.equal(await hit("Oettinger"), "other")
  assert.equal(await hit("202400815"), "other")
  assert.equal(await hit("GRABOWSKI"), "taken")
  assert.equal(await hit("dent"), undefined)
})

test("what is packed is unpacked, and packed once more as well", async () => {
  const text = utf8("Befund Grabowski, Wilhelmine. ".repeat(3))
  const identity = { family: "Grabowski" }
  const packed = [zlibSync(text), gzipSync(text), zipSync({ "a.txt": text }), gzipSync(zlibSync(text))]
  for (const bytes of packed) assert.deepEqual(await categories(ownBytes(bytes), identity), ["name"])
  const lines = btoa(String.fromCharCode(...gzipSync(text))).replaceAll(/(.{20})/gu, "$1\r\n")
  assert.deepEqual(await categories(utf8(lines), identity), ["name"])
})

test("a file name leaks like a file", async () => {
  assert.deepEqual(await categories(noise, { family: "Grabowski" }, "GRABOWSKI_11.stl"), ["name"])
  assert.deepEqual(await categories(noise, { family: "Ott" }, "Kiefer Ott.stl"), ["name"])
})

test("a hit says where and what kind, never what", async () => {
  const bytes = concat(noise, utf8("Grabowski"))
  const hits = await searchLeaks(arraySource(bytes), "Grabowski.stl", makeLexicon({ family: "Grabowski" }))

  assert.deepEqual(hits, [
    { place: "file name", category: "name" },
    { place: "byte 64", category: "name" },
  ])
})

test("a word across the seam of two pieces is found", async () => {
  const bytes = new Uint8Array((2 << 20) + 100)
  bytes.set(utf8("Grabowski"), (1 << 20) - 4)

  assert.equal((await searchLeaks(arraySource(bytes), "a", makeLexicon({ family: "Grabowski" }))).length, 1)
})

test("a number of seven or eight digits is found in a UID that somebody made of it, and not in one made of chance", async () => {
  const identity = { patientId: "1234567", birthDate: "1961-08-07" }
  for (const number of ["1234567", "19610807"]) {
    assert.ok(await found(`1.2.840.${number}.3`, identity))
    assert.ok(await found(`2.25.${number}101112`, identity))
    assert.ok(await found(`9${number}`.padEnd(38, "4"), identity))
    assert.ok(!(await found(`2.25.${`9${number}`.padEnd(38, "4")}`, identity)))
  }
  assert.ok(await found(`2.25.${"49301234567".padStart(38, "4")}`, { phones: ["+49 30 1234567"] }))
})

/** All of them at once: what one file would be alarmed for, with so many patients. */
const lexiconOf = (families: readonly string[]): Lexicon => ({
  needles: families.flatMap((family) => makeLexicon({ family }).needles),
  covered: ["name"],
  notAlone: [],
})

const megabyte = 1 << 20

/** The same bytes in every run: the rule lets a word through in one of some hundreds such tests, and not in this one. */
function seededNoise(seed: number, length: number): Bytes {
  const random = seeded(seed)
  return Uint8Array.from({ length }, () => random() * 256)
}

const inBase64 = (bytes: Bytes): Bytes =>
  concat(
    ...Array.from({ length: bytes.length / 48_000 }, (_, index) =>
      utf8(btoa(String.fromCharCode(...bytes.subarray(index * 48_000, (index + 1) * 48_000)))),
    ),
  )

async function noAlarm(lexicon: Lexicon, samples: readonly Bytes[]): Promise<void> {
  for (const [index, bytes] of samples.entries())
    assert.deepEqual(await searchLeaks(arraySource(bytes), "scan", lexicon), [], String(index))
  assert.deepEqual(await searchLeaks(ctSlice(), "image-0001.dcm", lexicon), [])
}

test("the hundred most common surnames raise no false alarm in noise, in smooth pictures and in a clean slice", async () => {
  const random = seededNoise(1, 4 * megabyte)
  const smooth = Uint8Array.from(
    { length: megabyte },
    (_, at) => 90 + 32 * Math.sin(at / 700) + ((at * 7919) % 5),
  )
  await noAlarm(lexiconOf(surnames), [random, smooth, inBase64(random.subarray(0, megabyte))])
})

/** Surnames of two letters, of three, and those of the hundred that are words. */
const short =
  "Ng Li Wu Au Yu Xu Hu Ho Ma Vo Ly Öz Ay Ek Oh Ki Su Ye Fu Gu Qi Lu Ha My To Ott Abt Rau Uhl Max Eva Kai Klein Wolf Weiß".split(
    " ",
  )

test("dark films and quiet curves raise no false alarm, whose samples of two bytes are the numbers of letters", async () => {
  const identity = { family: "Otto", given: "Anna", others: ["Wolf", "Meyer", "Ott", "Uhl"] }
  const letters = Array.from("otanwlfmeyruhoel ott").map((letter) => letter.charCodeAt(0))
  const random = seededNoise(4, megabyte)
  const sample = (at: number): number => letters[(random[at] ?? 0) % letters.length] ?? 0
  const samples = random.map((_, at) => (at % 2 === 0 ? sample(at) : 0))
  const film = dicomFile(
    secondaryCapture,
    "1.2.840.10008.1.2.1",
    common(secondaryCapture, "OT"),
    pixelModule({ rows: 512, columns: 1024, allocated: 16, stored: 16 }),
    [nativePixels(samples)],
  )
  assert.deepEqual(await searchLeaks(film, "a", makeLexicon(identity)), [])

  const curve = samples.map((byte, at) => (at % 8 < 6 ? byte : at % 8 === 6 ? 231 : 255))
  const hits = await searchLeaks(arraySource(curve), "a", makeLexicon({ others: ["Ott", "Uhl", "Ute"] }))
  assert.deepEqual(hits, [])
})

test("a short name in letters of two bytes is found as a value and in a text, in either order", async () => {
  for (const little of [true, false]) {
    for (const text of [
      "\0Ott\0",
      "\u0006Ott\u0010",
      "\0Frau Ott\0",
      "\u0008Ott \u0010",
      "wegen Ott, Zahn",
    ]) {
      const bytes = Uint8Array.from(
        Array.from(text)
          .flatMap((letter) => [letter.charCodeAt(0), 0])
          .map((_, at, all) => all[little ? at : at ^ 1] ?? 0),
      )
      assert.deepEqual(await categories(bytes, { family: "Ott" }), ["name"], `${text} ${little}`)
    }
  }
})

test("a letter behind a zero is the length of a text only where such a text follows", async () => {
  const value = Uint8Array.of(0x43, 0x53, 4, 0, 0x4e, 0x4f, 0x4e, 0x45, 0x18, 0, 0x22, 0)
  assert.deepEqual(await categories(value, { family: "One" }), [])
  const comment = concat(Uint8Array.of(0x4c, 0x54, 0, 0x46), utf8("One, Berta: Krone an 14".padEnd(0x46)))
  assert.deepEqual(await categories(comment, { family: "One" }), ["name"])
})

test("short and everyday names raise no false alarm in noise and in a clean slice", async () => {
  const random = seededNoise(2, 4 * megabyte)
  const samples = Uint8Array.from({ length: 65_536 }, (_, at) => (at % 2 === 0 ? (at * 7919) % 120 : 0))
  const twelveBits = random.map((byte, at) => (at % 2 === 0 ? byte : byte & 15)).subarray(0, megabyte)
  await noAlarm(lexiconOf(short), [random, samples, twelveBits, inBase64(random.subarray(0, megabyte))])
})

test("a short name is found where a text, a header or zeros are around it, and not amid noise", async () => {
  const loud = seededNoise(3, 200).map((byte) => byte | 0x80)
  const quiet: readonly (readonly [before: Bytes, after: Bytes])[] = [
    [utf8("Das Gerüst für die Brücke bekommt Frau "), concat(utf8("."), loud)],
    [concat(loud, utf8(" ")), utf8(" bekommt die Brücke mit dem Gerüst für vier Zähne")],
    [concat(loud, utf8("\0Frau ")), concat(utf8(" hier\0"), loud)],
    [utf8("Τα ονόματα των ασθενών Frau "), utf8(" και άλλα ονόματα των ασθενών")],
  ]
  for (const family of ["Ng", "Ott"]) {
    for (const [index, [before, after]] of quiet.entries())
      assert.deepEqual(
        await categories(concat(loud, before, utf8(family), after), { family }),
        ["name"],
        `${family} ${index}`,
      )
    assert.deepEqual(await categories(concat(loud, utf8(`  ${family}   `), loud), { family }), [])
  }
})
