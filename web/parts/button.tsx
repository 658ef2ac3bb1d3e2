/** Buttons and links that look like them. A locked button stays reachable and says why. */
import { Link } from "@tanstack/react-router"
import type { LinkProps } from "@tanstack/react-router"
import { useId } from "react"
import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"
import type { IconName } from "./icon.tsx"

export type Look = "normal" | "primary" | "danger" | "plain"

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly look?: Look
  readonly icon?: IconName
  readonly busy?: boolean
  readonly wide?: boolean
  readonly submit?: boolean
  /** One sentence; while it stands, the button does nothing. */
  readonly locked?: string | null
  /** Pressed while it is locked. */
  readonly onTried?: () => void
  readonly expanded?: boolean
}

const classOf = (look: Look, wide: boolean): string =>
  ["button", look === "normal" ? "" : `button-${look}`, wide ? "button-wide" : ""].filter(Boolean).join(" ")

export function Button(props: ButtonProps) {
  const { children, onPress, look = "normal", icon, busy = false, wide = false, submit = false } = props
  const reasonId = useId()
  const locked = props.locked ?? null
  const still = busy || locked !== null
  return (
    <>
      <button
        type={submit ? "submit" : "button"}
        className={classOf(look, wide)}
        aria-disabled={still || undefined}
        aria-busy={busy || undefined}
        aria-expanded={props.expanded}
        aria-describedby={locked === null ? undefined : reasonId}
        onClick={(event) => {
          if (still) event.preventDefault()
          else onPress?.()
          if (!busy && locked !== null) props.onTried?.()
        }}
      >
        {busy ? <span className="turning" aria-hidden="true" /> : icon !== undefined && <Icon name={icon} />}
        <span>{children}</span>
      </button>
      {locked !== null && (
        <span id={reasonId} className="unseen">
          {locked}
        </span>
      )}
    </>
  )
}

interface IconButtonProps {
  readonly icon: IconName
  readonly label: string
  readonly onPress: () => void
}

export function IconButton({ icon, label, onPress }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}

type LinkButtonProps = Pick<LinkProps, "to" | "params" | "search"> & {
  readonly children: ReactNode
  readonly look?: Look
  readonly icon?: IconName
  readonly wide?: boolean
}

export function LinkButton({ children, look = "normal", icon, wide = false, ...link }: LinkButtonProps) {
  return (
    <Link {...link} className={classOf(look, wide)}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  )
}

/** Offers bytes that were made here; the address is good for as long as the link is on screen. */
export function saveFile(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
