/** An invitation waits here while its reader sets up first; gone with the tab, because it holds a secret. */
const storageKey = "zahnwolke.invitation"

export const keptLink = (): string | null => sessionStorage.getItem(storageKey)

export function keepLink(link: string | null): void {
  if (link === null) sessionStorage.removeItem(storageKey)
  else sessionStorage.setItem(storageKey, link)
}
