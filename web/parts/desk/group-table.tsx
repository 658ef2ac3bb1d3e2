/** The register gathered by one question: how many, in which state, until when. A group's name leads to its lines. */
import { disclosureStates } from "@zahnwolke/core/party/officer-views"
import type { DisclosureLine } from "@zahnwolke/core/party/officer-views"
import { Link } from "@tanstack/react-router"
import type { Grouping, RegisterChoice, RegisterGroup } from "../../session/register-groups.ts"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { Ledger } from "../ledger.tsx"

/** How a group calls itself in the reader's language. */
export function useGroupName(): (by: Grouping, key: string, example: DisclosureLine) => string {
  const { language } = useVoice()
  const { register: words, order } = useWords()
  const formats = useFormats()
  return (by, key, { basis, from, to, way }) => {
    switch (by) {
      case "basis":
        return basis?.sentence[language] ?? words.noBasis
      case "partner":
        return way === "received" ? `${from.name} (${order.incoming})` : to.name
      case "country":
        return formats.country(key)
      case "month":
        return formats.month(key)
    }
  }
}

interface GroupTableProps {
  readonly groups: readonly RegisterGroup[]
  readonly choice: RegisterChoice
}

export function GroupTable({ groups, choice }: GroupTableProps) {
  const { register: words } = useWords()
  const formats = useFormats()
  const nameOf = useGroupName()
  // A state that nothing is in has no column: seven of them would be a wall of noughts.
  const shown = disclosureStates.filter(
    (state) => state === "open" || state === "erased" || groups.some(({ states }) => states[state] > 0),
  )
  const count = (number: number) => (number === 0 ? <span className="soft">0</span> : formats.number(number))
  return (
    <Ledger
      label={words.groups}
      rows={groups}
      keyOf={(group) => group.key}
      columns={[
        {
          head: words.by[choice.by],
          cell: ({ example, key }) => (
            <Link to="/register" search={{ ...choice, [choice.by]: key }}>
              {nameOf(choice.by, key, example)}
            </Link>
          ),
        },
        { head: words.count, cell: (group) => count(group.count) },
        ...shown.map((state) => ({
          head: words.states[state],
          cell: ({ states }: RegisterGroup) => count(states[state]),
        })),
        { head: words.last, cell: ({ until }) => (until === null ? words.allGone : formats.date(until)) },
      ]}
    />
  )
}
