/** How long shared files stay: so many days after the recipient picked them up, and never beyond one maximum. */

/** Nothing is placed for longer, picked up or not, whatever a setting says (Art. 5(1)(e) GDPR). */
export const longestParcelDays = 60

const day = 86_400_000

/** The end that a disclosure signs: it holds for what nobody picks up. */
export const signedEnd = (sentAt: number): number => sentAt + longestParcelDays * day

/** A receipt can only bring the end nearer. */
export const parcelEnd = (
  eraseBy: number,
  { receivedAt, days }: { readonly receivedAt: number | null; readonly days: number },
): number => (receivedAt === null ? eraseBy : Math.min(eraseBy, receivedAt + days * day))
