/** Every path of the server, once, for both ends. */
import { ordering } from "./ordering.ts"
import { partnering } from "./partnering.ts"
import { patientLink } from "./patient-link.ts"
import { people } from "./people.ts"
import { place } from "./place.ts"
import { transparency } from "./transparency.ts"
import { unlocking } from "./unlocking.ts"

export const routes = {
  ...place,
  ...people,
  ...unlocking,
  ...partnering,
  ...patientLink,
  ...ordering,
  ...transparency,
} as const
