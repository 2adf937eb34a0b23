import { drawsAtMostOnceAFrame } from './drawsAtMostOnceAFrame.js';

drawsAtMostOnceAFrame('zoneless');
