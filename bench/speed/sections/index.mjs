import * as bundle from './bundle.mjs';
import * as decode from './decode.mjs';
import * as memory from './memory.mjs';
import * as pipelines from './pipelines.mjs';
import * as socket from './socket.mjs';
import * as subscribers from './subscribers.mjs';

/** By the names that `--only` takes, in the order of the report. */
export const sections = { pipelines, decode, socket, subscribers, memory, bundle };
