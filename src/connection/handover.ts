import type { Heartbeat } from '../protocol/connectionMessages.js';
import { isUserMessage } from '../protocol/userMessage.js';
import type { Frame, Incoming } from './incoming.js';

/** What two connections of one user have shown since the next took over from the former. */
export interface Handover {
  /** The time in the first heartbeat that the next brought; epoch milliseconds, the gateway's clock. */
  readonly nextBeatAt?: number;
}

/** The next has told something. */
export const heardFromNext = (handover: Handover, item: Incoming): Handover =>
  handover.nextBeatAt === undefined && item.type === 'heartbeat' ? { nextBeatAt: item.ts } : handover;

/**
 * Whether a frame that the former brings was sent when the user was already signed in on the next: then the former
 * has brought all that came before, as frames of one socket come in order. A user's message that both have brought
 * shows it, since the gateway replays nothing (protocol 2.2), and so does a heartbeat not older than one of the next.
 */
export const showsFormerWhole = (handover: Handover, frame: Frame, isRepeat: boolean): boolean =>
  frame.type === 'heartbeat'
    ? isNotBefore(frame, handover.nextBeatAt)
    : isRepeat && frame.type !== 'rejected' && isUserMessage(frame);

const isNotBefore = ({ ts }: Heartbeat, timeMs: number | undefined): boolean => timeMs !== undefined && ts >= timeMs;
