import polymarketModule from '@polymarket/real-time-data-client';
import { urlOf } from './urlOf.mjs';

export const polymarketRtds = {
  name: '@polymarket/real-time-data-client',
  used: 'its defaults; the URL is a fixed text; commands are its own `subscribe`',
  connect(given) {
    const client = new polymarketModule.RealTimeDataClient({
      host: urlOf(given, given.accessToken),
      onMessage: (_, message) => given.onMessage(message),
    });
    client.connect();
    return { send: ({ outcomeIds }) => client.subscribe({ subscriptions: [{ topic: outcomeIds[0], type: '*' }] }) };
  },
};
