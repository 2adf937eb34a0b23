import type { SimulatedGateway } from 'agg-rx/testing';
import { appId } from './client.js';

/** An answer of REST. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface Call {
  readonly method?: 'GET' | 'POST' | 'OPTIONS';
  readonly token?: string;
  readonly appId?: string | null;
  readonly body?: unknown;
}

/** Calls REST as a client of the demo app. */
export async function call(gateway: SimulatedGateway, path: string, options: Call = {}): Promise<Answer> {
  const { method = 'GET', token, appId: app = appId, body } = options;
  const response = await fetch(`${gateway.restUrl}${path}`, {
    method,
    headers: {
      ...(app !== null && { 'x-app-id': app }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
}

export const post = (gateway: SimulatedGateway, path: string, options: Omit<Call, 'method'> = {}): Promise<Answer> =>
  call(gateway, path, { ...options, method: 'POST' });

/** The rows of a list. */
export const rowsOf = ({ body }: Answer): readonly Readonly<Record<string, unknown>>[] =>
  (body as { readonly data: readonly Readonly<Record<string, unknown>>[] }).data;
