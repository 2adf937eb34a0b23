/** What the simulated gateway says when it refuses something. AGG lists no texts: a client must not rely on them. */
export const errorTexts = {
  notJson: 'Message is not valid JSON',
  unknownAction: 'Unknown action',
  badRequest: 'Invalid request',
  unknownChannel: 'Unknown channel',
  badToken: 'Invalid or expired token',
  tokenExpired: 'Token expired',
  limit: 'Subscription limit exceeded',
} as const;
