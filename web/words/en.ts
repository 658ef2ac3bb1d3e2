/** The sentences of the screen in English. */
import { appEn } from "./en/app.ts"
import { attestEn } from "./en/attest.ts"
import { chainEn } from "./en/chain.ts"
import { checksEn } from "./en/checks.ts"
import { emergencyEn } from "./en/emergency.ts"
import { consentEn } from "./en/consent.ts"
import { entryEn } from "./en/entry.ts"
import { newOrderEn } from "./en/new-order.ts"
import { orderEn } from "./en/order.ts"
import { organisationEn } from "./en/organisation.ts"
import { partnersEn } from "./en/partners.ts"
import { papersEn } from "./en/papers.ts"
import { patientsEn } from "./en/patients.ts"
import { preparationEn } from "./en/preparation.ts"
import { providerEn } from "./en/provider.ts"
import { refusalsEn } from "./en/refusals.ts"
import { registerEn } from "./en/register.ts"
import { retentionEn } from "./en/retention.ts"
import { settingsEn } from "./en/settings.ts"
import { setupEn } from "./en/setup.ts"
import { termsEn } from "./en/terms.ts"
import type { Words } from "./words.tsx"

export const en = {
  app: appEn,
  attest: attestEn,
  entry: entryEn,
  settings: settingsEn,
  setup: setupEn,
  order: orderEn,
  newOrder: newOrderEn,
  preparation: preparationEn,
  chain: chainEn,
  checks: checksEn,
  consent: consentEn,
  emergency: emergencyEn,
  partners: partnersEn,
  papers: papersEn,
  patients: patientsEn,
  organisation: organisationEn,
  provider: providerEn,
  register: registerEn,
  retention: retentionEn,
  terms: termsEn,
  refusals: refusalsEn,
} satisfies Words
