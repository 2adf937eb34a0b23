import * as aggRx from 'agg-rx';
import * as operators from 'agg-rx/operators';
import * as order from 'agg-rx/order';
import * as protocol from 'agg-rx/protocol';
import { follow } from './follow.mjs';

follow(aggRx, operators, order, protocol);
