/** How a command ends, for scripts: done, refused or something found, used wrongly. */
export const done = 0
export const refused = 1
export const misused = 2
export type ExitCode = typeof done | typeof refused | typeof misused
