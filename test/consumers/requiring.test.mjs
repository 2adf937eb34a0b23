// Since when Node 22 can `require()` a package of ES modules, and since when it says nothing of it. Not in CI: what these
// versions do will not change.
import { node, testsIn } from './runtimes.mjs';

const warning = /^\(node:\d+\) ExperimentalWarning: CommonJS module .+ is loading ES Module/;

testsIn([node('22.11.0', { cannotRequire: /ERR_REQUIRE_ESM/ }), node('22.12.0', { says: warning }), node('22.13.0')]);
