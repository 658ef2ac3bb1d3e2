/** Orders that are on their way at this moment: what was sent, or refused for good, is over. */
import type { SendProgress } from "@zahnwolke/core/party/views"

export const isUnderway = ({ stage }: Pick<SendProgress, "stage">): boolean =>
  stage !== "done" && stage !== "refused"
