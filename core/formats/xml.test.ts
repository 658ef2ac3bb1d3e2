import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { utf8 } from "../encoding/bytes.ts"
import { isProblem } from "./problem.ts"
import { childNamed, escapeXml, readXml, textOf } from "./xml.ts"
import type { XmlElement } from "./xml.ts"

function read(text: string): XmlElement {
  const root = readXml(utf8(text))
  if (isProblem(root)) assert.fail(`${text}: ${root.problem}`)
  return root
}

const codeOf = (bytes: Uint8Array): string => {
  const root = readXml(bytes)
  return isProblem(root) ? root.code : "read"
}

test("elements, attributes, text, comments and character data are read", () => {
  const root = read(
    `<?xml version="1.0"?><!-- a --><a:order b='1 &lt; 2' c="&#x41;&#66;">x<b/><![CDATA[<y>]]><!-- z --> &amp; <b n="2">w</b></a:order>\n`,
  )
  assert.equal(root.name, "a:order")
  assert.deepEqual(
    [...root.attributes],
    [
      ["b", "1 < 2"],
      ["c", "AB"],
    ],
  )
  assert.equal(textOf(root), "x<y> & w")
  assert.equal(childNamed(root, "b")?.attributes.size, 0)
})

test("encodings are read by mark and by declaration", () => {
  const latin1 = Uint8Array.from(`<?xml version="1.0" encoding="ISO-8859-1"?><a>ü</a>`, (letter) =>
    letter.charCodeAt(0),
  )
  const wide = Uint8Array.from(
    new Uint8Array(new Uint16Array(Array.from("\ufeff<a>ü</a>", (letter) => letter.charCodeAt(0))).buffer),
  )
  for (const bytes of [latin1, wide, utf8("\ufeff<a>ü</a>")]) {
    const root = readXml(bytes)
    assert.equal(isProblem(root) ? "" : textOf(root), "ü")
  }
  assert.equal(codeOf(utf8(`<?xml version="1.0" encoding="x-unknown"?><a/>`)), "xml-encoding")
  assert.equal(codeOf(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e)), "xml-malformed")
})

test("definitions, entities and whatever reaches outside are refused", () => {
  for (const text of [
    `<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>`,
    `<!DOCTYPE a [<!ENTITY b "${"c".repeat(100)}">]><a>&b;</a>`,
  ]) {
    assert.equal(codeOf(utf8(text)), "xml-dtd")
  }
  for (const text of ["<a>&b;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&", "<a b='&c;'/>"]) {
    assert.equal(codeOf(utf8(text)), "xml-malformed", text)
  }
})

test("what does not close, closes wrongly or comes twice is refused", () => {
  for (const text of [
    "<a>",
    "</a>",
    "<a></b>",
    "<a/><b/>",
    "a",
    "<a/>b",
    "<a b='1' b='2'/>",
    "<a b=1/>",
    "<a b='<'/>",
    "<a><b></a></b>",
    "<a <b/>",
    "<1/>",
    "< a/>",
    "<a>]]></a>",
    "<![CDATA[x]]>",
    "<?xml",
    "<!-- x",
    "<a><![CDATA[",
    "",
  ]) {
    assert.ok(["xml-malformed", "empty-file"].includes(codeOf(utf8(text))), text)
  }
})

test("ten thousand levels are refused at once, a hundred thousand siblings are read", () => {
  assert.equal(codeOf(utf8("<a>".repeat(10_000))), "xml-depth")
  assert.equal(read(`<r>${"<a/>".repeat(100_000)}</r>`).children.length, 100_000)
})

test("what is escaped reads back as it was", () => {
  const text = fc.string({ unit: "grapheme" }).map((value) => value.replaceAll(/\p{Cc}/gu, " "))
  fc.assert(
    fc.property(text, (value) => {
      const root = read(`<a b="${escapeXml(value)}">${escapeXml(value)}</a>`)
      assert.equal(textOf(root), value)
      assert.equal(root.attributes.get("b"), value)
    }),
    { numRuns: 200 },
  )
})
