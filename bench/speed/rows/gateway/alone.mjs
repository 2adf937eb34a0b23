import { openGateway } from './signedIn.mjs';

export { codeOfOrder as codeOf } from '../claims.mjs';

export const open = (emit, memory) => openGateway(emit, memory);
