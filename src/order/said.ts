import { ownFacts, type Draft } from './draft.js';
import { joinSnapshot, type SnapshotFacts } from './snapshot.js';
import { sharedWord } from './word.js';

/** Before any time: when something was said that never was. */
const never = -Infinity;

type Word = string | null | undefined;

/** The stream spoke of an order, and perhaps named its user and its venue. */
export function hear(draft: Draft, atMs: number, toldUserId?: Word, toldVenue?: Word): void {
  const { facts } = draft;
  const heardAtMs = facts.isLive ? draft.lastEventAt : never;
  const lastAtMs = Math.max(heardAtMs, atMs);
  let userIdAtMs = facts.userIdAt ?? heardAtMs;
  let venueAtMs = facts.venueAt ?? heardAtMs;
  if (toldUserId != null) {
    draft.userId = laterWord(draft.userId, userIdAtMs, toldUserId, atMs);
    userIdAtMs = Math.max(userIdAtMs, atMs);
  }
  if (toldVenue != null) {
    draft.venue = laterWord(draft.venue, venueAtMs, toldVenue, atMs);
    venueAtMs = Math.max(venueAtMs, atMs);
  }
  draft.firstEventAt = facts.isLive ? Math.min(draft.firstEventAt, atMs) : atMs;
  draft.lastEventAt = lastAtMs;

  const userIdAt = userIdAtMs === lastAtMs ? undefined : userIdAtMs;
  const venueAt = venueAtMs === lastAtMs ? undefined : venueAtMs;
  if (!facts.isLive || facts.userIdAt !== userIdAt || facts.venueAt !== venueAt) {
    const own = ownFacts(draft);
    own.isLive = true;
    own.userIdAt = userIdAt;
    own.venueAt = venueAt;
  }
}

/** Which of two words counts: the later one, of two at one time the greater. An equal word stays the same string. */
function laterWord(known: string | undefined, knownAtMs: number, told: string, toldAtMs: number): string | undefined {
  if (told === known || toldAtMs < knownAtMs) return known;
  return known === undefined || toldAtMs > knownAtMs || told > known ? sharedWord(told) : known;
}

/** REST showed an order. What the stream says of its times and its venue counts before that. */
export function tellRest(draft: Draft, told: SnapshotFacts): void {
  const snapshot = joinSnapshot(draft.facts.snapshot, told);
  if (snapshot === draft.facts.snapshot) return;
  ownFacts(draft).snapshot = snapshot;
  const { isLive, venueAt } = draft.facts;
  const { createdAtMs, updatedAtMs, venue } = snapshot;
  if (!isLive) {
    draft.firstEventAt = createdAtMs ?? updatedAtMs ?? 0;
    draft.lastEventAt = updatedAtMs ?? createdAtMs ?? 0;
  }
  if (!isLive || venueAt === never) draft.venue = venue?.value;
}
