import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import { searchLeaks } from "./leak-search.ts"
import { makeLexicon } from "./lexicon.ts"

test("a chart number is no alarm where a surface counts its points, and is one everywhere else", async () => {
  const lexicon = makeLexicon({ patientId: "20000", phones: ["1234567"], others: ["778812"] })
  const alarms = async (text: string): Promise<boolean> =>
    (await searchLeaks(arraySource(utf8(text)), "a", lexicon)).length > 0
  for (const text of [
    "v 1.5 2 3\nf 19999 20000 20001\n",
    "f 1/20000/3 778812//778812 20001/1/1\r\n",
    "f 1234567 1234568 1234569\n",
    "l 20000 20001\n",
    '<triangle v1="20000" v2="1" v3="778812"/>',
    '<triangle v1="7" v2="1" v3="2" pid="3" p1="20000"/>',
  ])
    assert.equal(await alarms(text), false, text)
  for (const text of [
    "g f 20000\n",
    "o 20000\n",
    "# 778812\n",
    "of 20000 1 2\n",
    "f 1 2 3 # 20000\n",
    '<object id="1" partnumber="20000"/>',
    '<x v1="Nr 20000"/>',
    '<x av1="20000"/>',
  ])
    assert.equal(await alarms(text), true, text)
})
