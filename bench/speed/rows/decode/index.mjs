// From text to a message. A row that validates refuses what does not fit.
import { jsonParse } from '../pipelines/index.mjs';

const row = (file, title) => ({
  url: new URL(file, import.meta.url).href,
  title,
  emits: 'frames',
  claims: 'validated',
  needs: [],
});

export { jsonParse };
export const aggRx = row('aggRx.mjs', '**agg-rx** `decode`');
export const decoders = [
  jsonParse,
  row('zod.mjs', '`JSON.parse` + zod `safeParse`'),
  row('zodJitless.mjs', '`JSON.parse` + zod `safeParse` where `eval` is refused'),
  aggRx,
];
