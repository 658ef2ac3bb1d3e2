/** `rules`: the settings that hold in this house, and who signed them. Read only: whoever changes them reads what a change does. */
import type { Arguments } from "../command-line.ts"
import { withDevice } from "../device/open-device.ts"
import { done } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import { refuse } from "../setting.ts"
import type { Setting } from "../setting.ts"

export const runRules = (args: Arguments, setting: Setting): Promise<ExitCode> =>
  withDevice(args, setting, async ({ me, party }) => {
    const { terminal } = setting
    const { words } = terminal
    const settings = await party.settings()
    if (!settings.ok) return refuse(args, setting, settings.refusal)
    const { knobs, proposal, signed } = settings.value
    if (args.has("json")) {
      terminal.sayJson({ version: 1, mode: me.policyMode, settings: knobs, signed, proposal })
      return done
    }
    terminal.say(`mode: ${me.policyMode}`)
    for (const [name, value] of Object.entries(knobs)) terminal.say(`${name}: ${String(value)}`)
    terminal.say(
      signed === null ? words.settingsShipped : words.settingsSigned(signed.by, words.moment(signed.at)),
    )
    if (proposal !== null) terminal.say(words.settingsWaiting(proposal.by, words.moment(proposal.at)))
    return done
  })
