import { openWatched } from './watched.mjs';

export { codeOfOrder as codeOf } from '../claims.mjs';

export const open = (emit, memory) => openWatched(emit, memory, undefined);
