/** What an organisation said of itself, to be read before anything is sent to it. */
import type { OrganisationProfile } from "@zahnwolke/core/records/organisation"
import type { ReactNode } from "react"
import { useFormats, useWords } from "../words/words.tsx"

export function ProfileFacts({ profile }: { readonly profile: OrganisationProfile }) {
  const { partners, terms, app, setup } = useWords()
  const formats = useFormats()
  const { address, places, parent = "??", onward, contact } = profile
  const country = (code: string): string => (code === "??" ? partners.unsaid : formats.country(code))
  const countries = (codes: readonly string[]): string => formats.list(codes.map(country))
  const onwardText =
    onward.kind === "named"
      ? `${partners.onwardKinds.named} ${formats.list(onward.recipients.map((one) => `${one.name} (${formats.country(one.country)})`))}`
      : partners.onwardKinds[onward.kind]
  return (
    <dl className="facts">
      <Fact name={setup.role}>{terms.roles[profile.role]}</Fact>
      <Fact name={partners.address}>
        {address.street}, {address.postalCode} {address.city}, {formats.country(address.country)}
      </Fact>
      <Fact name={partners.seat}>{formats.country(places.seat)}</Fact>
      <Fact name={partners.processing}>{countries(places.processing)}</Fact>
      <Fact name={partners.storage}>{countries(places.storage)}</Fact>
      <Fact name={partners.backup}>{countries(places.backup)}</Fact>
      <Fact name={partners.support}>{countries(places.support)}</Fact>
      <Fact name={partners.parent}>{parent === "none" ? partners.parentNone : country(parent)}</Fact>
      <Fact name={partners.onward}>{onwardText}</Fact>
      <Fact name={partners.contact}>
        {[contact.email, contact.phone].filter(Boolean).join(" · ") || app.unknown}
      </Fact>
      <Fact name={partners.officer}>{contact.dataProtectionOfficer || app.none}</Fact>
    </dl>
  )
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
