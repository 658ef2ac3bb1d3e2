/** `status`: who this PC is, where its server stands, and what must be seen. */
import type { Arguments } from "../command-line.ts"
import { withDevice } from "../device/open-device.ts"
import { done, refused } from "../exit-code.ts"
import type { ExitCode } from "../exit-code.ts"
import type { Setting } from "../setting.ts"
import { refusalSentence, spoken } from "../words/words.ts"

export const runStatus = (args: Arguments, setting: Setting): Promise<ExitCode> =>
  withDevice(args, setting, ({ me, place, server }) => {
    const { terminal } = setting
    const { words } = terminal
    const { alarms, device, fingerprint, organisation, policyMode, profile } = me
    const quiet = alarms.length === 0 ? done : refused
    if (args.has("json")) {
      const own = { id: organisation, name: profile.name, role: profile.role, fingerprint, policyMode }
      const told = alarms.map((alarm) => ({ code: alarm.code, sentence: refusalSentence(words, alarm) }))
      terminal.sayJson({
        version: 1,
        organisation: own,
        device,
        server: { address: server.href, ...place },
        alarms: told,
      })
      return Promise.resolve(quiet)
    }
    terminal.say(words.memberOf(profile.name, spoken(words.organisationRoles, profile.role)))
    terminal.say(words.fingerprint(fingerprint))
    terminal.say(words.serverAt(server.href, place.operator, place.country, place.version))
    return Promise.resolve(quiet)
  })
