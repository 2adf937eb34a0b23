import { filter } from 'rxjs';
import { openWatched } from './watched.mjs';

export { codeOfOrder as codeOf } from '../claims.mjs';

export const open = (emit, memory) =>
  openWatched(emit, memory, ({ states$ }, id) => states$.pipe(filter(({ orderId }) => orderId === id)));
