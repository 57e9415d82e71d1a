/** Who may import whom. Data flows one way: knowledge → question → answer → card. */
const mayImport = {
  knowledge: [],
  question: ['knowledge'],
  answer: ['question', 'knowledge'],
  language: ['knowledge', 'answer'],
  'route-image': ['knowledge', 'answer', 'language'],
  storage: [],
  slack: ['knowledge', 'question', 'answer', 'language', 'route-image', 'storage'],
  // `vpcaccess gaps` shows what the bot could not answer and was told.
  cli: ['knowledge', 'question', 'answer', 'language', 'route-image', 'storage'],
  playground: [],
};

const folder = (names) => `^src/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    ...Object.entries(mayImport).map(([from, to]) => ({
      name: `${from}-imports-only-${to.join('-') || 'itself'}`,
      severity: 'error',
      from: { path: folder([from]) },
      to: {
        path: '^src/',
        pathNot: [folder([from, ...to]), '^src/(config|log|metrics|package-folder|start-error)\\.ts$'],
      },
    })),
    {
      name: 'pure-middle',
      comment:
        'knowledge, question, answer and language know nothing of Slack, the environment or the network',
      severity: 'error',
      from: { path: folder(['knowledge', 'question', 'answer', 'language']) },
      to: { path: ['@slack/', '^src/config\\.ts$', '^(node:)?(http|https|net)$'] },
    },
    {
      name: 'playground-stands-apart',
      comment: 'the bot runs without it: only the start knows that there is one',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', folder(['playground'])] },
      to: { path: folder(['playground']) },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
