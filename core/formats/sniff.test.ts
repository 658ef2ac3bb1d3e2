import assert from "node:assert/strict"
import { test } from "node:test"
import { zipSync } from "fflate"
import { concat, utf8 } from "../encoding/bytes.ts"
import { asciiStl, binaryStl, obj, ply } from "./fixtures/meshes.ts"
import { kinds, mediaType, sniff, sniffLength } from "./sniff.ts"
import type { Kind } from "./sniff.ts"

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0)

const kindOf = (bytes: Uint8Array): Kind =>
  sniff(bytes.subarray(0, sniffLength), bytes.length, bytes.subarray(-sniffLength))

const pad = new Uint8Array(128)

const samples: readonly (readonly [Kind, Uint8Array])[] = [
  ["empty", new Uint8Array(0)],
  ["stl-binary", binaryStl()],
  ["stl-binary", binaryStl({ header: utf8("solid exported by a scanner") })],
  ["stl-binary", binaryStl({ header: utf8("%PDF-1.4 in the header of a scan") })],
  ["stl-binary", binaryStl({ tail: utf8("something behind the end") })],
  ["stl-ascii", asciiStl("Oberkiefer")],
  ["ply", ply()],
  ["ply", ply({ format: "ascii" })],
  ["obj", obj()],
  ["obj", concat(latin1("\xff\xfe"), new Uint8Array(new Uint16Array(obj()).buffer))],
  ["mtl", utf8("# made by hand\nnewmtl enamel\nKd 1 1 1\n")],
  ["mesh-other", utf8("OFF\n8 6 12\n0 0 0\n")],
  ["mesh-other", utf8("<amf unit='millimeter'></amf>")],
  ["3mf", zipSync({ "[Content_Types].xml": utf8("<Types/>"), "3D/3dmodel.model": utf8("<model/>") })],
  ["docx", zipSync({ "[Content_Types].xml": utf8("<Types/>"), "word/document.xml": utf8("<w/>") })],
  ["xps", zipSync({ "[Content_Types].xml": utf8("<Types/>"), "FixedDocSeq.fdseq": utf8("<x/>") })],
  ["office", zipSync({ "[Content_Types].xml": utf8("<Types/>"), "xl/workbook.xml": utf8("<x/>") })],
  ["zip", zipSync({ "upper.stl": binaryStl(), "lower.stl": binaryStl() })],
  ["hps", utf8('\n<HPS version="1.1">\n</HPS>')],
  ["hps", zipSync({ "any name": utf8('<HPS version="1.1"></HPS>') })],
  ["zip", zipSync({ "a.dcm": utf8('<HPS version="1.1"></HPS>'), "b.stl": binaryStl() })],
  ["dicom", concat(pad, latin1("DICM\x02\0\0\0UL\x04\0\0\0\0\0"))],
  ["dicom", concat(latin1("II*\0"), pad.subarray(4), latin1("DICM\x02\0\0\0UL\x04\0\0\0\0\0"))],
  ["dicomdir", concat(pad, latin1("DICM\x02\0\x02\0UI\x14\x001.2.840.10008.1.3.10\0"))],
  ["dicom", latin1("\x08\0\x05\0CS\x0a\0ISO_IR 100\x08\0\x08\0CS")],
  ["dicom", latin1("\0\x08\0\x05CS\0\x0aISO_IR 100\0\x08\0\x08CS")],
  ["dicom", latin1("\x08\0\x05\0\x0a\0\0\0ISO_IR 100\x08\0\x08\0\x16\0\0\0")],
  ["jpeg", latin1("\xff\xd8\xff\xe0\0\x10JFIF\0")],
  ["png", latin1("\x89PNG\r\n\x1a\n")],
  ["webp", latin1("RIFF\x10\0\0\0WEBPVP8 ")],
  ["heic", latin1("\0\0\0\x18ftypmif1\0\0\0\0mif1heic")],
  ["avif", latin1("\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf")],
  ["tiff", latin1("MM\0*\0\0\0\x08")],
  ["gif", latin1("GIF89a\x01\0\x01\0")],
  ["bmp", latin1("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0\0")],
  ["pdf", utf8("%PDF-1.7\n")],
  ["xml-itero", utf8('<?xml version="1.0"?>\n<iTeroExport><RxInfo/></iTeroExport>')],
  ["xml-3shape-order", utf8('<DentalContainer version="1"/>')],
  ["xml-exocad", utf8("<!-- job --><Treatment/>")],
  ["xml-exocad", utf8("\u{feff}<ConstructionInfo/>")],
  ["xml-other", utf8("<?xml version='1.0'?><Zahntechnik/>")],
  ["html", utf8("<!DOCTYPE html><title>Order</title>")],
  ["html", utf8("<HTML><body>")],
  ["zip", latin1("PK\x05\x06" + "\0".repeat(18))],
  ["rar", latin1("Rar!\x1a\x07\x01\0")],
  ["7z", latin1("7z\xbc\xaf\x27\x1c\0\x04")],
  ["video", latin1("\0\0\0\x14ftypqt  \0\0\0\0qt  ")],
  ["executable", latin1("MZ\x90\0\x03\0\0\0")],
  ["executable", latin1("\x7fELF\x02\x01")],
  ["executable", latin1("\xcf\xfa\xed\xfe\x07\0\0\x01")],
  ["executable", utf8("#!/bin/sh\necho\n")],
  ["folder-view", latin1("\0\0\0\x01Bud1\0\0\x10\0")],
  ["text", utf8("Bitte Farbe A2, Krone 46\n")],
  ["text", latin1("013800063\xe4\xf6\r\n")],
  ["unknown", latin1("\x01\x02\x03\x04 closed container")],
]

test("a file is what its bytes are", () => {
  for (const [kind, bytes] of samples) {
    assert.equal(
      kindOf(bytes),
      kind,
      `${kind}: ${JSON.stringify(String.fromCharCode(...bytes.subarray(0, 24)))}`,
    )
  }
})

test("no beginning of a file, however short, stops the recognition", () => {
  for (const [, bytes] of samples) {
    for (let length = 0; length <= Math.min(bytes.length, 300); length++) {
      const kind = sniff(bytes.subarray(0, length), bytes.length, bytes.subarray(-length))
      assert.ok(kinds.includes(kind))
    }
  }
})

test("a long row of opened comments costs no more than reading it once", () => {
  assert.equal(kindOf(utf8("<!--".repeat(16_000))), "xml-other")
  assert.equal(kindOf(utf8("<?".repeat(32_000))), "text")
})

test("what has no media type is bytes", () => {
  assert.equal(mediaType("stl-ascii"), "model/stl")
  assert.equal(mediaType("unknown"), "application/octet-stream")
})

test("a data set is DICOM without preamble and meta header, behind a stray byte and behind an unmarked preamble", () => {
  const bytes = concat(
    Uint8Array.of(8, 0, 5, 0, 0x43, 0x53, 10, 0),
    utf8("ISO_IR 100"),
    Uint8Array.of(8, 0, 8, 0, 0x43, 0x53, 8, 0),
    utf8("ORIGINAL"),
  )
  for (const before of [0, 1, 128]) {
    const file = concat(new Uint8Array(before).fill(0x20), bytes)
    assert.equal(sniff(file, file.length), "dicom")
  }
  const noise = concat(new Uint8Array(128).fill(0x20), bytes.subarray(0, 18), new Uint8Array(40).fill(0x31))
  assert.notEqual(sniff(noise, noise.length), "dicom")
})
