/** Who may import whom. The folders are the architecture: see docs/architecture.md. */
const only = (from, allowed, comment) => ({
  name: `${from}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: '^(adapters|bot|cases|console|dialogs|handoff|knowledge|records|texts|tools|test)/', pathNot: `^(${[from, ...allowed].join('|')})(/|$)` },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'not-to-test', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    only('texts', [], 'texts stand alone'),
    only('records', [], 'the record depends on nothing of ours'),
    only('knowledge', [], 'knowledge stands alone'),
    only('cases', ['records'], 'cases know the record'),
    only('dialogs', ['cases', 'texts', 'records'], 'dialogs know cases, texts and the shapes of messages'),
    only('handoff', ['records'], 'handoff knows the record'),
    only('adapters', ['cases', 'records', 'knowledge/answering/port.ts', 'bot/channelHost.ts', 'bot/clock.ts', 'bot/courier.ts', 'bot/pusher.ts', 'bot/turn/turnStore.ts', 'bot/turn/faults.ts'], 'adapters know the ports they implement'),
    {
      name: 'sdk-in-few-places',
      comment: 'the Bot Framework SDK is archived: a move to its successor must touch a handful of files',
      severity: 'error',
      from: { pathNot: '^(bot/shell/|dialogs/form/formDialog\\.ts|adapters/botservice/|test/|tools/bench/)' },
      to: { path: 'node_modules/(botbuilder|botframework-(connector|schema|streaming))' },
    },
    { name: 'only-app-constructs', comment: 'parts are put together in one place', severity: 'error', from: { path: '^bot/', pathNot: '^bot/((app|main)\\.ts|compose/)' }, to: { path: '^adapters/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.js', '.json'] },
  },
};
