import { decode } from '../../aggRx.mjs';
import { refused } from './refused.mjs';

export { codeOfMessage as codeOf, viewOfMessage as viewOf } from '../claims.mjs';

export const open = (emit) => ({
  push(block) {
    for (const frame of block) {
      const decoded = decode(frame);
      emit(decoded._tag === 'Right' ? decoded.right : refused);
    }
  },
});
