import type * as z from 'zod/mini';
import type { Cause } from '../connection/cause.js';
import { restPageSchema } from '../protocol/restViews.js';
import { RestError } from './restError.js';

/** The rows of one page, each read by itself: a bad row hides no other. */
export interface RestRows<Row> {
  readonly rows: readonly Row[];
  /** Why rows are missing, where some could not be read. */
  readonly missing?: Cause;
  /** Left out on the last page. */
  readonly nextCursor?: string;
}

/** What an answer's JSON says by a schema; throws a `RestError` where it does not fit. */
export function readAs<T>(path: string, body: unknown, schema: z.ZodMiniType<T>): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new RestError({ name: 'wrong_shape', message: `GET ${path}: ${firstIssueOf(result.error)}` });
}

/** The rows of a page's JSON; throws a `RestError` where it is no page at all. */
export function restRowsOf<Row>(path: string, body: unknown, schema: z.ZodMiniType<Row>): RestRows<Row> {
  const { data, nextCursor, hasMore } = readAs(path, body, restPageSchema);
  const read = data.map((row) => schema.safeParse(row));
  const bad = read.filter(({ success }) => !success);
  const [first] = bad;
  const hasNext = hasMore !== false && nextCursor != null && nextCursor !== '';
  return {
    rows: read.flatMap((row) => (row.success ? [row.data] : [])),
    ...(first?.error !== undefined && {
      missing: {
        name: 'rows_unreadable',
        message: `GET ${path}: ${bad.length} of ${data.length} rows could not be read; ${firstIssueOf(first.error)}`,
      },
    }),
    ...(hasNext && { nextCursor }),
  };
}

/** Where and what, never the value: that may be anything. */
const firstIssueOf = ({ issues }: z.core.$ZodError): string =>
  issues
    .slice(0, 1)
    .map(({ path, message }) => `${path.map(String).join('.') || 'it'}: ${message}`)
    .join('');
