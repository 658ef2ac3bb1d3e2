import assert from "node:assert/strict"
import { test } from "node:test"
import { utf8 } from "../encoding/bytes.ts"
import { explicitLittle } from "../formats/dicom-syntax.ts"
import type { OutElement } from "../formats/dicom-write.ts"
import { bytesElement, common, ctSlice, dicomFile, items, released } from "./fixtures/dicom.ts"

const names = ["Klein", "KLEIN", "Ng", "Li", "Abt", "Ott", "Müller", "Wolf", "Feed", "Oskar Wolf", "王小东"]

/** Filled up to a whole count of numbers, and at least one. */
function padded(text: string, width: number, padding: number, whole = width): Uint8Array {
  const bytes = utf8(text)
  const value = new Uint8Array(Math.max(Math.ceil(bytes.length / width) * width, whole)).fill(padding)
  value.set(bytes)
  return value
}

const numbers: readonly (readonly [of: number, vr: string, width: number])[] = [
  [0x0018_9801, "FD", 8],
  [0x0018_9073, "FD", 8],
  [0x0018_6060, "FL", 4],
  [0x0018_9351, "FL", 4],
  [0x0028_9506, "US", 2],
  [0x0020_9157, "UL", 4],
  [0x0028_9503, "SS", 2],
]

test("no name passes as a number, however short it is, padded it is, and whatever it is called", async () => {
  for (const name of names) {
    for (const [of, vr, width] of numbers) {
      for (const written of [vr, "UN"]) {
        for (const padding of [0, 0x20]) {
          const value = padded(name, width, padding, of === 0x0028_9506 ? 8 : width)
          const { set } = await released(ctSlice(bytesElement(of, written, value)))
          const left = set.elements.get(of)?.value ?? new Uint8Array(0)
          const start = utf8(name).subarray(0, left.length)
          const same = start.every((byte, index) => left[index] === byte)
          assert.equal(left.length > 0 && same, false, `${name} ${vr}`)
        }
      }
    }
  }
})

const ecgClass = "1.2.840.10008.5.1.4.1.1.9.1.1"
const waveformSequence = 0x5400_0100
const waveformData = 0x5400_1010

const curve = (samples: Uint8Array): OutElement =>
  items(waveformSequence, [
    bytesElement(0x003a_0005, "US", shorts(1)),
    bytesElement(0x003a_0010, "UL", Uint8Array.of(samples.length / 2, 0, 0, 0)),
    bytesElement(0x5400_1004, "US", shorts(16)),
    bytesElement(waveformData, "OW", samples),
  ])

test("a heart of twelve leads at rest stays, and a name among its beats does not", async () => {
  const beats = [70, 65_421, 65_351, 23, 127, 65_386, 100, 80, 120, 110, 80, 90, 67, 300, 65_000]
  const leads = Array.from({ length: 200 }, (_, at) => beats[at % beats.length] ?? 0)
  const named = leads.toSpliced(90, 12, ...Array.from("MustermannEr", (letter) => letter.charCodeAt(0)))
  const kept = async (samples: readonly number[]): Promise<boolean> => {
    const file = dicomFile(ecgClass, explicitLittle, common(ecgClass, "ECG"), [curve(shorts(...samples))])
    const { set } = await released(file)
    return set.elements.get(waveformSequence)?.items?.[0]?.elements.has(waveformData) === true
  }

  assert.equal(await kept(leads), true)
  assert.equal(await kept(named), false)
})

test("a curve stays to the bit, and one that is a text letter by letter is gone", async () => {
  const measured = shorts(...Array.from({ length: 64 }, (_, at) => Math.round(200 + 90 * Math.sin(at / 3))))
  const kept = async (samples: Uint8Array): Promise<Uint8Array | null | undefined> => {
    const file = dicomFile(ecgClass, explicitLittle, common(ecgClass, "ECG"), [curve(samples)])
    const { set } = await released(file)
    const data = set.elements.get(waveformSequence)?.items?.[0]?.elements.get(waveformData)
    return data?.value
  }
  assert.deepEqual(await kept(measured), measured)
  for (const little of [true, false])
    assert.equal((await kept(wide("Berta Klein, Krone 14", 2, little))) ?? null, null)
})

/** Each letter a number of its own. */
function wide(text: string, width: 2 | 4, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * width + 8)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) {
    if (width === 2) view.setUint16(i * 2, text.charCodeAt(i), little)
    else view.setUint32(i * 4, text.charCodeAt(i), little)
  }
  return bytes
}

test("no name passes letter by letter as numbers, in neither order of bytes", async () => {
  for (const name of ["Klein", "Ott", "Kröger", "Yılmaz", "Müller"]) {
    for (const width of [2, 4] as const) {
      for (const little of [true, false]) {
        const value = wide(name, width, little)
        const { set } = await released(
          ctSlice(bytesElement(0x0028_9506, "US", value), bytesElement(0x0020_9157, "UL", value)),
        )
        assert.equal(set.elements.has(0x0028_9506), false, `${name} ${width} ${little}`)
        assert.equal(set.elements.has(0x0020_9157), false, `${name} ${width} ${little}`)
      }
    }
  }
  const counts = shorts(97, 101, 105, 109, 113, 117, 121, 0)
  const { set } = await released(ctSlice(bytesElement(0x0054_0080, "US", counts)))
  assert.deepEqual(set.elements.get(0x0054_0080)?.value, counts)
})

function doubles(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 8)
  const view = new DataView(bytes.buffer)
  for (const [index, value] of values.entries()) view.setFloat64(index * 8, value, true)
  return bytes
}

function floats(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [index, value] of values.entries()) view.setFloat32(index * 4, value, true)
  return bytes
}

test("no name passes as fractions, a letter each, and angles and times that are whole numbers stay", async () => {
  const codes = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0))
  const left = async (values: readonly number[]): Promise<readonly boolean[]> => {
    const { set } = await released(
      ctSlice(
        bytesElement(0x0018_9801, "FD", doubles(...values)),
        bytesElement(0x0018_6060, "FL", floats(...values)),
      ),
    )
    return [set.elements.has(0x0018_9801), set.elements.has(0x0018_6060)]
  }
  for (const name of ["Wolf", "KRONE", "Kuznetsova", "anna-lena"])
    assert.deepEqual(await left([...codes(name), 0]), [false, false], name)
  assert.deepEqual(await left([1.5, ...codes("Bergenstein"), 2.5, 0]), [false, false])
  for (const measures of [
    [70, 75, 80, 85, 90, 85, 80, 75],
    [100, 110, 120, 110, 100],
    [97, 98, 99, 100, 101, 102],
    [72, 118, 66, 104, 89, 110],
    [108, 110.5, 107, 101.25],
  ])
    assert.deepEqual(await left(measures), [true, true], String(measures))
})

test("the first number of an attribute is no number where the rest of the value is a name", async () => {
  const of = 0x0018_6024
  const one = await released(ctSlice(bytesElement(of, "US", padded("O\u{2019}Neill", 2, 0))))
  assert.equal(one.set.elements.has(of), false)
  const two = await released(ctSlice(bytesElement(of, "US", shorts(3, 4))))
  assert.deepEqual(two.set.elements.get(of)?.value, shorts(3))
})

test("a name among numbers takes the attribute with it, and numbers alone stay to the bit", async () => {
  const of = 0x0018_9801
  const among = doubles(1.5, 2.5, 3.5, 4.5)
  among.set(utf8("Klein"), 16)
  const hidden = await released(ctSlice(bytesElement(of, "FD", among)))
  assert.equal(hidden.set.elements.has(of), false)

  for (let angle = 0; angle < 360; angle += 0.7) {
    const turn = (angle * Math.PI) / 180
    const measures: readonly OutElement[] = [
      bytesElement(of, "FD", doubles(Math.cos(turn), Math.sin(turn), 6.123e-17, 0, -1e-9, 123_456.789)),
      bytesElement(0x0018_605a, "FL", floats(Math.cos(turn), Math.sin(turn), 0, angle)),
      bytesElement(0x0020_9157, "UL", Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0)),
    ]
    const { set } = await released(ctSlice(...measures))
    for (const measure of measures) {
      assert.ok(measure.kind === "value")
      assert.deepEqual(set.elements.get(measure.tag)?.value, measure.bytes, String(angle))
    }
  }
})

const shorts = (...values: readonly number[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => [value & 255, value >> 8]))
const described = (of: number, ...values: readonly number[]): OutElement =>
  bytesElement(of, "US", shorts(...values))

test("a colour table has the length its description says, and no name in it", async () => {
  for (const name of names) {
    const { set } = await released(
      ctSlice(
        described(0x0028_1101, 16, 0, 8),
        bytesElement(0x0028_1201, "OW", padded(name, 16, 0)),
        described(0x0028_1102, 16, 0, 16),
        bytesElement(0x0028_1202, "OW", padded(name, 32, 0)),
      ),
    )
    assert.equal(set.elements.has(0x0028_1201), false, name)
    assert.equal(set.elements.has(0x0028_1202), false, name)
  }
  const ramp = Uint8Array.from({ length: 256 }, (_, index) => index)
  const doubled = shorts(...Array.from({ length: 256 }, (_, index) => ((index * 91) % 256) * 257))
  const { set } = await released(
    ctSlice(
      described(0x0028_1101, 256, 0, 8),
      bytesElement(0x0028_1201, "OW", Uint8Array.from([...ramp, ...utf8("Klein ")])),
      described(0x0028_1102, 256, 0, 16),
      bytesElement(0x0028_1202, "OW", doubled),
    ),
  )
  assert.deepEqual(set.elements.get(0x0028_1201)?.value, ramp)
  assert.deepEqual(set.elements.get(0x0028_1202)?.value, doubled)
})

test("a palette in segments is read to its end, and what stands behind it is gone", async () => {
  const segments = shorts(0, 2, 0, 257, 1, 254, 65_535)
  const { set } = await released(
    ctSlice(
      described(0x0028_1101, 256, 0, 16),
      bytesElement(0x0028_1221, "OW", Uint8Array.from([...segments, ...utf8("Klein ")])),
      described(0x0028_1102, 256, 0, 16),
      bytesElement(0x0028_1222, "OW", padded("Klein", 16, 0)),
    ),
  )

  assert.deepEqual(set.elements.get(0x0028_1221)?.value, segments)
  assert.equal(set.elements.has(0x0028_1222), false)
})

const segmentation = "1.2.840.10008.5.1.4.1.1.66.5"

test("the points of a surface are numbers of points", async () => {
  const surface = (value: Uint8Array): OutElement =>
    items(0x0066_0002, [items(0x0066_0013, [bytesElement(0x0066_0041, "OL", value)])])
  const list = Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0)
  for (const [value, stays] of [
    [list, true],
    [padded("Klein", 4, 0), false],
    [padded("Abt", 4, 0), false],
    [wide("Kröger, Krone 14", 2, true), false],
    [wide("Kröger, Krone 14", 2, false), false],
  ] as const) {
    const { set } = await released(
      dicomFile(segmentation, explicitLittle, common(segmentation, "SEG"), [surface(value)]),
    )
    const inner = set.elements.get(0x0066_0002)?.items?.[0]?.elements.get(0x0066_0013)?.items?.[0]
    assert.equal(inner?.elements.has(0x0066_0041) ?? false, stays)
  }
})

test("a spectrum stays to the bit, and a text in its place is gone", async () => {
  const spectroscopy = "1.2.840.10008.5.1.4.1.1.4.2"
  const spectrum = floats(1, -0.5, 1024.25, 3e-7, 0, 12, -7.5, 0.125)
  for (const [value, stays] of [
    [spectrum, true],
    [padded("Berta Klein, Krone 14", 4, 0, 32), false],
    [wide("Berta Klein,", 2, true), false],
  ] as const) {
    const { set } = await released(
      dicomFile(
        spectroscopy,
        explicitLittle,
        common(spectroscopy, "MR"),
        [0x0028_0010, 0x0028_0011].map((of) => bytesElement(of, "US", shorts(1))),
        [bytesElement(0x0028_9002, "UL", Uint8Array.of(4, 0, 0, 0)), bytesElement(0x5600_0020, "OF", value)],
      ),
    )
    assert.equal(set.elements.has(0x5600_0020), stays)
  }
})

test("letters of four bytes each are letters, and a ramp of numbers of that size is none", async () => {
  const of = 0x0020_9157
  const asNumbers = (codes: readonly number[]): Uint8Array => new Uint8Array(Uint32Array.from(codes).buffer)
  const word = await released(ctSlice(bytesElement(of, "UL", asNumbers([...utf8("Wolkenstein")]))))
  assert.equal(word.set.elements.get(of), undefined)
  const ramp = await released(ctSlice(bytesElement(of, "UL", asNumbers([65, 66, 67, 68, 69, 70]))))
  assert.equal(ramp.set.elements.get(of)?.length, 24)
})
