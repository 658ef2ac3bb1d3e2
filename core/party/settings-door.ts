/** The settings at the door: seen, tried out, signed, or laid before the officer. */
import { withDesk } from "./house.ts"
import type { House } from "./house.ts"
import type { Party } from "./party.ts"
import { changeSettings, proposeSettings, viewSettings } from "./settings.ts"
import { previewMode, previewSettings } from "./settings-preview.ts"

type SettingsDoor = Pick<
  Party,
  "settings" | "previewMode" | "previewSettings" | "changeSettings" | "proposeSettings"
>

export function settingsDoor(house: House): SettingsDoor {
  return {
    settings: () => withDesk(house, viewSettings),
    previewMode: (mode) => withDesk(house, (desk) => previewMode(desk, mode)),
    previewSettings: (knobs) => withDesk(house, (desk) => previewSettings(desk, knobs)),
    changeSettings: (knobs) => withDesk(house, (desk) => changeSettings(desk, knobs)),
    proposeSettings: (knobs) => withDesk(house, (desk) => proposeSettings(desk, knobs)),
  }
}
