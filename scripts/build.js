// Bundles the bot and the page of the playground into `dist`.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });

/** Reading some thousand small modules takes longer than all else that a start does, and more memory. */
const bot = {
  entryPoints: {
    main: 'src/main.ts',
    'cli/main': 'src/cli/main.ts',
    compile: 'src/compile.ts',
    'render-worker': 'src/route-image/render-worker.ts',
  },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Names stay as they are and lines short, for whoever reads a stack.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 120,
  // They have parts in machine code or files of their own, or are for development alone.
  external: ['@aws-sdk/client-ec2', '@resvg/resvg-js', 'aws-icons', 'libsql', 'pg'],
  // What CommonJS packages ask Node for.
  banner: {
    js: "import{createRequire as forBundle}from'node:module';const require=forBundle(import.meta.url);",
  },
};

const page = {
  entryPoints: ['main.tsx', 'styles.css', 'index.html', 'icon.svg'].map(
    (file) => `src/playground/page/${file}`,
  ),
  outdir: 'dist/playground/page',
  entryNames: '[name]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2023',
  jsx: 'automatic',
  loader: { '.html': 'copy', '.svg': 'copy' },
};

const [{ metafile }] = await Promise.all(
  [bot, page].map((part) => build({ ...part, metafile: true, legalComments: 'linked', logLevel: 'warning' })),
);

// One letter that is not Latin, which regular expressions still have, and a file takes twice its size in memory.
for (const file of Object.keys(metafile.outputs).filter((name) => name.endsWith('.js'))) {
  const code = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    code.replace(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
