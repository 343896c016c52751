/** Who may import whom. The folders are the architecture: see docs/architecture.md. */
const only = (from, allowed, comment) => ({
  name: `${from}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: '^(adapters|bot|cases|console|dialogs|handoff|knowledge|records|supervision|texts|tools|test)/', pathNot: `^(${[from, ...allowed].join('|')})(/|$)` },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'not-to-test', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    { name: 'not-to-tools', comment: 'tools stand on the product, not the product on them', severity: 'error', from: { pathNot: '^(tools|test)/' }, to: { path: '^tools/' } },
    only('texts', [], 'texts stand alone'),
    only('records', [], 'the record depends on nothing of ours'),
    only('knowledge', [], 'knowledge stands alone'),
    only('cases', ['records'], 'cases know the record'),
    only('dialogs', ['cases', 'handoff', 'texts', 'records'], 'dialogs know cases, handoffs, texts and the shapes of messages'),
    only('handoff', ['records'], 'handoff knows the record'),
    only('supervision', ['cases', 'handoff', 'records', 'texts'], 'supervision knows what it looks at: the record, cases, handoffs'),
  only('adapters', ['cases', 'handoff', 'records', 'supervision', 'knowledge/answering/port.ts', 'knowledge/understanding/port.ts', 'knowledge/loop/openQuestions.ts', 'bot/audit.ts', 'bot/staff/port.ts', 'bot/channelHost.ts', 'bot/clock.ts', 'bot/lookout.ts', 'bot/courier.ts', 'bot/pusher.ts', 'bot/ephemeral.ts', 'bot/recordFeed.ts', 'bot/api', 'bot/console/canned.ts', 'bot/channels', 'bot/turn/turnStore.ts', 'bot/turn/faults.ts'], 'adapters know the ports they implement'),
    {
      name: 'sdk-in-few-places',
      comment: 'the Bot Framework SDK is archived: a move to its successor must touch a handful of files (adapters/hub: its own handoff events)',
      severity: 'error',
      from: { pathNot: '^(bot/shell/|dialogs/form/formDialog\\.ts|adapters/botservice/|adapters/hub/|test/|tools/bench/)' },
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
