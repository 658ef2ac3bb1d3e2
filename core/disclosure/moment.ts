/** The moment at which a disclosure is judged, where the clock that wrote the request and the one that judges differ. */
import { instant, instantToMilliseconds } from "../policy/day.ts"
import type { Instant } from "../policy/day.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import { clockSlack } from "../records/clocks.ts"

/**
 * Now by this clock, unless the other is ahead by a little: what was signed there a moment before is nothing of the
 * future. An end that comes in between has come. `now` in milliseconds since 1970.
 */
export const momentOf = ({ at }: Pick<DisclosureRequest, "at">, now: number): Instant =>
  instant(Math.max(now, Math.min(instantToMilliseconds(at), now + clockSlack)))
