/** The leak check proves itself before it is believed: on a person made up for this one run. */
import { arraySource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Outcome } from "./findings.ts"
import { canaryImage, framed, plants, randomCanary } from "./leak-canary.ts"
import { searchLeaks } from "./leak-search.ts"
import { makeLexicon } from "./lexicon.ts"

export type LeakProof =
  { readonly proven: true; readonly planted: number } | { readonly proven: false; readonly reason: string }

/**
 * Every spelling of the made-up person must be found, a noise without it must not. With `rewrite`, an image of the
 * person must be found before and not after it.
 */
export async function proveLeakCheck(rewrite?: (canary: ByteSource) => Promise<Outcome>): Promise<LeakProof> {
  const canary = randomCanary()
  const lexicon = makeLexicon(canary.identity)
  const noise = arraySource(framed(new Uint8Array(0)))
  if ((await searchLeaks(noise, "scan.stl", lexicon)).length > 0)
    return unproven("it found somebody where nobody is")

  const all = plants(canary)
  for (const { what, category, bytes } of all) {
    const hits = await searchLeaks(arraySource(framed(bytes)), "scan.stl", lexicon)
    if (!hits.some((hit) => hit.category === category)) return unproven(`it missed the ${what}`)
  }
  const name = `${canary.identity.given}_11.stl`
  if ((await searchLeaks(noise, name, lexicon)).length === 0) return unproven("it missed a file name")
  if (rewrite === undefined) return { proven: true, planted: all.length + 1 }

  const image = arraySource(canaryImage(canary))
  if ((await searchLeaks(image, "image.dcm", lexicon)).length === 0)
    return unproven("it missed a whole image")
  const outcome = await rewrite(image)
  if (outcome.status === "refused") return unproven("the rewrite refused the test image")
  const left = await searchLeaks(outcome.output, "image.dcm", lexicon)
  if (left.length > 0) return unproven("the rewrite left the made-up person in the test image")
  return { proven: true, planted: all.length + 2 }
}

const unproven = (what: string): LeakProof => ({
  proven: false,
  reason: `The search for the patient's data failed its own test: ${what}. Nothing is released; start again or report it.`,
})
