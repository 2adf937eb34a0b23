// One tab of several, whose user's refresh token serves once.
import { createSession } from 'agg-rx';
import { refreshAccessToken, settings, tell } from './tell.js';

const { refreshLock } = await settings<{ readonly refreshLock?: string }>();
const session = createSession({
  refreshAccessToken,
  refreshTimeoutMs: 60_000,
  ...(refreshLock !== undefined && { refreshLock }),
});
session.refresh().subscribe({
  next: () => {
    tell('refreshed', true);
  },
  error: (error: unknown) => {
    tell('failed', String(error));
  },
});
