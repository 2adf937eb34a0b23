import { isUserSwitch, userIdOf, type UserEvent } from '../src/events/index.js';
import type { ResetOptions } from './resetWatch.js';

/** Where another user begins: at a `user_switched` marker, and at an event that bears another user's id. */
export const userResets: ResetOptions<UserEvent> = { isReset: isUserSwitch, ownerOf: userIdOf };
