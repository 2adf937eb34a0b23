import { safeParse } from '../../rivals/messages.mjs';
import { refused } from './refused.mjs';

export { codeOfMessage as codeOf, viewOfMessage as viewOf } from '../claims.mjs';

export const open = (emit) => ({
  push(block) {
    for (const frame of block) {
      const { success, data } = safeParse(frame);
      emit(success ? data : refused);
    }
  },
});
