/** Decisions of the policy over its whole product of cases, in processor time: the rules run on every click of a form. */
import { size, verdictOf } from "../policy-product.ts"
import { processorSeconds } from "./leaks.ts"
import type { Row } from "./table.ts"

/** Has no common factor with any dimension: every value of each is met. */
const stride = 11

export async function benchPolicy(): Promise<readonly Row[]> {
  let count = 0
  const time = await processorSeconds(() => {
    for (let index = 0; index < size; index += stride) {
      verdictOf(index)
      count++
    }
  })
  return [
    {
      what: `decisions, every ${stride}th of ${size.toLocaleString("en")} combinations, processor time`,
      ours: `${Math.round(count / time).toLocaleString("en")}/s`,
      peer: "",
      ratio: "",
    },
  ]
}
