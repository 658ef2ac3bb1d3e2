/** Elements that are made here and not read: their value is held in memory, little endian. */
import { utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { DicomElement } from "./dicom-data-set.ts"

const held = (of: number, vr: string, value: Bytes): DicomElement => ({
  tag: of,
  vr,
  little: true,
  at: 0,
  length: value.length,
  value,
  items: null,
  fragments: null,
  cut: false,
})

/** Written in letters that every character set has. */
export const madeText = (of: number, vr: string, written: string): DicomElement => held(of, vr, utf8(written))

/** Two bytes without a sign (US). */
export const madeNumber = (of: number, value: number): DicomElement =>
  held(of, "US", Uint8Array.of(value & 255, value >> 8))
