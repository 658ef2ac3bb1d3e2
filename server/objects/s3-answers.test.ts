import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readListing, textOf } from "./s3-answers.ts"

const list = (inner: string): string =>
  `<?xml version="1.0"?><ListBucketResult xmlns="x">${inner}</ListBucketResult>`
const versions = (inner: string): string => `<ListVersionsResult>${inner}</ListVersionsResult>\n`

test("a listing names keys and sizes", () => {
  const xml = list("<IsTruncated>false</IsTruncated><Contents><Key>a/b&amp;c</Key><Size>7</Size></Contents>")

  assert.deepEqual(readListing(xml), { versions: [{ key: "a/b&c", id: null, size: 7 }], next: null })
})

test("versions and the markers of deleted ones are all named", () => {
  const xml = versions(
    "<Version><Key>k</Key><VersionId>1</VersionId><Size>5</Size></Version>" +
      "<DeleteMarker><Key>k</Key><VersionId>2</VersionId></DeleteMarker>",
  )

  assert.deepEqual(readListing(xml)?.versions, [
    { key: "k", id: "1", size: 5 },
    { key: "k", id: "2", size: 0 },
  ])
})

test("a page that is not the last says how to go on", () => {
  const more = "<IsTruncated>true</IsTruncated>"

  assert.deepEqual(readListing(list(`${more}<NextContinuationToken>t=&#49;</NextContinuationToken>`))?.next, {
    "continuation-token": "t=1",
  })
  assert.deepEqual(
    readListing(
      versions(`${more}<NextKeyMarker>k</NextKeyMarker><NextVersionIdMarker>v</NextVersionIdMarker>`),
    )?.next,
    { "key-marker": "k", "version-id-marker": "v" },
  )
  assert.equal(readListing(list(more)), null)
})

test("an answer that breaks off, or is something else, is never taken for an empty listing", () => {
  const whole = list("<Contents><Key>k</Key><Size>7</Size></Contents>")

  for (let length = 0; length < whole.length; length++)
    assert.equal(readListing(whole.slice(0, length)), null)
  assert.equal(readListing("<Error><Code>AccessDenied</Code></Error>"), null)
  assert.equal(readListing(list("<Contents><Key>k</Key></Contents>")), null)
  assert.equal(readListing(versions("<Version><Key>k</Key><Size>1</Size></Version>")), null)
})

test("any text is read without a fault", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      readListing(list(text))
      return textOf(`<Code>${text}</Code>`, "Code") !== undefined
    }),
  )
})
