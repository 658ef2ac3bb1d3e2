/** A button of a viewer: one that acts, or one that stays pressed. */

export interface PressProps {
  /** Where it is given, the button stays pressed while true. */
  readonly on?: boolean
  readonly onPress: () => void
  /** For those who do not see the sign on it. */
  readonly label?: string
  readonly disabled?: boolean
  readonly children: string
}

export function Press({ on, onPress, label, disabled = false, children }: PressProps) {
  return (
    <button
      type="button"
      className={children.length === 1 ? "viewer-button viewer-square" : "viewer-button"}
      aria-pressed={on}
      aria-label={label}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
