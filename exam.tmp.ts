import { readFileSync } from "node:fs"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { searchLeaks } from "@zahnwolke/core/deidentify/leak-search"
import { makeLexicon } from "@zahnwolke/core/deidentify/lexicon"
const all = JSON.parse(readFileSync("/tmp/ex/forms.json", "utf8"))
for (const { id, items } of all) {
  const lex = makeLexicon(id)
  const miss = new Map<string, string[]>(); let bad = 0
  const tot = new Map<string, number>()
  for (const { kind, form, enc, hex } of items) {
    tot.set(kind, (tot.get(kind) ?? 0) + 1)
    const hits = await searchLeaks(arraySource(new Uint8Array(Buffer.from(hex, "hex"))), "x", lex)
    if (hits.length === 0) { bad++; const k = kind; const l = miss.get(k) ?? []; l.push(`${form}〔${enc}〕`); miss.set(k, l) }
  }
  console.log(`== ${id.family} ${items.length} forms, missed ${bad}, needles ${lex.needles.length}, notAlone ${lex.notAlone}`)
  for (const [k, l] of miss) console.log(`   ${k} ${l.length}/${tot.get(k)}: ${l.slice(0, 14).join(" | ")}`)
}
