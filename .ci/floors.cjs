// The house: two wings on one ground floor. An import points down, never up, never round.
const floor = (name, path, above) => ({
  name,
  severity: 'error',
  from: { path },
  to: { path: above },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    floor('ground:units', '^src/units', '^(operators|src/(?!units))'),
    floor('ground:protocol', '^src/protocol', '^(operators|src/(?!units|protocol))'),
    floor('meaning:order', '^src/order', '^(operators|src/(?!units|protocol|order))'),
    floor('meaning:balance', '^src/balance', '^(operators|src/(?!units|protocol|balance))'),
    floor('meaning:events', '^src/events', '^(operators|src/(?!units|protocol|order|events))'),
    floor('meaning:operators', '^operators', '^src/(?!units|protocol|order|balance|events)'),
    floor('effects:connection', '^src/connection', '^(operators|src/(?!units|protocol|connection))'),
    floor('effects:streams', '^src/streams', '^(operators|src/(?!units|protocol|order|events|connection|streams))'),
    floor('effects:sync', '^src/sync', '^(operators|src/(?!units|protocol|order|events|connection|streams|sync))'),
    floor('effects:gateway', '^src/gateway', '^(operators|src/(cli|testing|adapters|index))'),
    floor('effects:testing', '^src/testing', '^(operators|src/(?!units|protocol|order|events|testing))'),
    {
      name: 'pure-rooms-know-no-effects',
      comment: 'The pure rooms have neither rxjs nor Node.',
      severity: 'error',
      from: { path: '^src/(units|protocol|order|balance|events)' },
      to: { path: 'node_modules/(rxjs|ws|isomorphic-ws)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'order-needs-nothing-at-run-time',
      comment: 'The order fold takes types from the protocol, and not zod with them.',
      severity: 'error',
      from: { path: '^src/(order|balance|events)' },
      to: { path: '(^src/protocol|node_modules/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'node-only-at-the-edges',
      severity: 'error',
      from: { path: '^(operators|src/(?!cli|testing))' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'angular-behind-its-door',
      severity: 'error',
      from: { path: '^(operators|src)', pathNot: '^src/adapters/angular/' },
      to: { path: 'node_modules/@angular/' },
    },
    {
      name: 'websocket-behind-one-file',
      comment: 'rxjs/webSocket and the socket constructor have one door: see docs/decisions.',
      severity: 'error',
      from: { path: '^(operators|src)', pathNot: '^src/(connection/socket\\.ts|testing/)' },
      to: { path: 'node_modules/(rxjs/.*websocket|ws/|isomorphic-ws)', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
