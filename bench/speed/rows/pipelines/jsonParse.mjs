// The floor of everything: no validation, no state.
export { codeOfMessage as codeOf, viewOfMessage as viewOf } from '../claims.mjs';

export const open = (emit) => ({
  push(block) {
    for (const frame of block) emit(JSON.parse(frame));
  },
});
