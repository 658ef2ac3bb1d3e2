/** `audit`: the signed archive for whoever audits, by a device of a member who speaks for the house. */
import type { Period } from "@zahnwolke/core/party/officer-views"
import { isDay } from "@zahnwolke/core/policy/day"
import type { Day } from "@zahnwolke/core/policy/day"
import type { Arguments } from "../command-line.ts"
import { withDevice } from "../device/open-device.ts"
import type { ExitCode } from "../exit-code.ts"
import { misuse } from "../setting.ts"
import type { Setting } from "../setting.ts"
import { intoNewFolder } from "./into-new-folder.ts"

/** Undefined where it is no day of the calendar. */
function dayOf(args: Arguments, name: "from" | "until"): Day | null | undefined {
  const text = args.text(name)
  if (text === null) return null
  return isDay(text) ? text : undefined
}

function periodOf(args: Arguments): Period | null {
  const [from, until] = [dayOf(args, "from"), dayOf(args, "until")]
  if (from === undefined || until === undefined) return null
  return from !== null && until !== null && until < from ? null : { from, until }
}

/** The own names stay out of it, so it lies there unsealed, like what the screen saves. */
export function runAudit(args: Arguments, setting: Setting): Promise<ExitCode> {
  const { words } = setting.terminal
  const period = periodOf(args)
  if (period === null) return Promise.resolve(misuse(args, setting, "not-a-period", words.notAPeriod))
  return withDevice(args, setting, ({ party }) =>
    intoNewFolder(args, setting, async (tree) => {
      const made = await party.auditPackage(period)
      if (!made.ok) return made
      await tree.write(made.value.name, new Blob([new Uint8Array(made.value.zip)]))
      return { ok: true, value: null }
    }),
  )
}
