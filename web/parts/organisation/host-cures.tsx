/** What a host still needs, each with its one button: the questionnaire, a check, or who must act. */
import type { HostView } from "@zahnwolke/core/party/hosting-views"
import { isCheckKind } from "@zahnwolke/core/policy/checks"
import type { CheckKind } from "@zahnwolke/core/policy/checks"
import { actionWord } from "@zahnwolke/core/policy/sentence"
import type { ActionId } from "@zahnwolke/core/policy/vocabulary"
import { useState } from "react"
import { hostCureOf } from "../../session/cure-of.ts"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { Button, LinkButton } from "../button.tsx"
import { CheckDialog } from "../checks/check-dialog.tsx"

export function HostCures({ host }: { readonly host: HostView }) {
  const [open, setOpen] = useState<CheckKind | null>(null)
  const { app } = useWords()
  const formats = useFormats()
  const actions = actionsOf(host)
  if (actions.length === 0) return null
  const name = host.operator === "self" ? app.serverSelf : host.operator
  return (
    <>
      {actions.map((action) => (
        <HostCure key={action} action={action} host={host.host} onCheck={setOpen} />
      ))}
      {open !== null && (
        <CheckDialog
          subject={{ about: host.host, name, countries: formats.country(host.country) }}
          kind={open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

/** While the questionnaire itself blocks, it comes first: what else is missing is known only then. */
function actionsOf({ verdict, gaps, receives, mustMove }: HostView): readonly ActionId[] {
  if (receives) return []
  if (mustMove) return ["choose-other-host"]
  if (gaps.length > 0) return []
  switch (verdict.kind) {
    case "permit":
      return []
    case "needs":
      return verdict.items.map(({ action }) => action)
    case "deny":
      return verdict.instead
  }
}

interface HostCureProps {
  readonly action: ActionId
  readonly host: string
  readonly onCheck: (kind: CheckKind) => void
}

function HostCure({ action, host, onCheck }: HostCureProps) {
  const { language } = useVoice()
  const { newOrder, provider } = useWords()
  const cure = hostCureOf(action)
  switch (cure.by) {
    case "check":
      return isCheckKind(cure.kind) ? (
        <div>
          <Button onPress={() => onCheck(cure.kind)}>{actionWord({ action }, language)}</Button>
        </div>
      ) : null
    case "questionnaire":
      return (
        <div>
          <LinkButton to="/organisation/anbieter/$host" params={{ host }} icon="pen">
            {provider.fill}
          </LinkButton>
        </div>
      )
    case "person":
      return <p className="soft">{newOrder.who[cure.mover]}</p>
    case "signing":
    case "emergency":
    case "consent":
    case "agreement":
    case "code":
    case "form":
      return <p className="soft">{newOrder.who.officer}</p>
  }
}
