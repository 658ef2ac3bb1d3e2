/** Who could be locked out by losing one thing (decision 23): a person needs two ways in. */
import type { Me } from "@zahnwolke/core/party/status-views"

/** The owner's proven kit is a way in; without an answer of the server nothing is claimed. */
export const lacksSecondWay = ({
  ways,
  role,
  kitConfirmed,
}: Pick<Me, "ways" | "role" | "kitConfirmed">): boolean =>
  ways.length === 1 && !(role === "owner" && kitConfirmed)
