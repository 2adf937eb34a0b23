import { expect, it, vi } from 'vitest';

it('opens where there is neither Node nor ws, all but the gateway itself', async () => {
  const missing = () => {
    throw new Error('not here');
  };
  vi.doMock('ws', missing);
  vi.doMock('node:http', missing);

  const testing = await import('agg-rx/testing');

  expect(testing.filled({ orderId: 'o2' })).toMatchObject({ event: 'filled', orderId: 'o2' });
  await expect(testing.startSimulatedGateway()).rejects.toThrow();
});
