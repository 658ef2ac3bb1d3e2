/** Every sentence of the screen in German, the original; the other languages must fill the same keys. */
import { appDe } from "./de/app.ts"
import { attestDe } from "./de/attest.ts"
import { chainDe } from "./de/chain.ts"
import { checksDe } from "./de/checks.ts"
import { emergencyDe } from "./de/emergency.ts"
import { consentDe } from "./de/consent.ts"
import { entryDe } from "./de/entry.ts"
import { newOrderDe } from "./de/new-order.ts"
import { orderDe } from "./de/order.ts"
import { organisationDe } from "./de/organisation.ts"
import { partnersDe } from "./de/partners.ts"
import { papersDe } from "./de/papers.ts"
import { patientsDe } from "./de/patients.ts"
import { preparationDe } from "./de/preparation.ts"
import { providerDe } from "./de/provider.ts"
import { refusalsDe } from "./de/refusals.ts"
import { registerDe } from "./de/register.ts"
import { retentionDe } from "./de/retention.ts"
import { settingsDe } from "./de/settings.ts"
import { setupDe } from "./de/setup.ts"
import { termsDe } from "./de/terms.ts"

export const de = {
  app: appDe,
  attest: attestDe,
  entry: entryDe,
  settings: settingsDe,
  setup: setupDe,
  order: orderDe,
  newOrder: newOrderDe,
  preparation: preparationDe,
  chain: chainDe,
  checks: checksDe,
  consent: consentDe,
  emergency: emergencyDe,
  partners: partnersDe,
  papers: papersDe,
  patients: patientsDe,
  organisation: organisationDe,
  provider: providerDe,
  register: registerDe,
  retention: retentionDe,
  terms: termsDe,
  refusals: refusalsDe,
}
