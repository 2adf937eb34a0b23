import { WebSocket } from 'ws';

export function connect(url, emit) {
  const socket = new WebSocket(url);
  socket.on('message', (data) => emit(JSON.parse(data.toString())));
  return () => socket.terminate();
}

export const isCounted = ({ type }) => type !== 'connected';
