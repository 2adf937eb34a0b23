const { follow } = require('./follow.mjs');

follow(require('agg-rx'), require('agg-rx/operators'), require('agg-rx/order'), require('agg-rx/protocol'));
