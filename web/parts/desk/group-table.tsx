/** The register gathered by one question: how many, in which state, until when. A group's name leads to its lines. */
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
  return (by, key, { basis, incoming, partner }) => {
    switch (by) {
      case "basis":
        return basis?.sentence[language] ?? words.noBasis
      case "partner":
        return incoming ? `${partner.name} (${order.incoming})` : partner.name
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
        { head: words.states.open, cell: ({ states }) => count(states.open) },
        { head: words.states.overdue, cell: ({ states }) => count(states.overdue) },
        { head: words.states.erasing, cell: ({ states }) => count(states.erasing) },
        { head: words.states.erased, cell: ({ states }) => count(states.erased) },
        { head: words.last, cell: ({ until }) => (until === null ? words.allGone : formats.date(until)) },
      ]}
    />
  )
}
