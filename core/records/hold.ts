/** A legal hold on an order: why erasure waits. The words stay in the own record; the ground is what the other side reads. */

export const holdGrounds = ["claim", "authority", "inspection"] as const
export type HoldGround = (typeof holdGrounds)[number]
