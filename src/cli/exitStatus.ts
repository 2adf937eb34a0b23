/** What the shell is told: `failed` where the connection ended for good, or the demo was not as its scripts say. */
export const exitStatus = { done: 0, failed: 1, wrongUsage: 2 } as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
