import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Resvg } from '@resvg/resvg-js';
import { everyPicture } from '../src/cli/draw.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { figureOf } from '../src/route-image/figure-of-answers.js';
import { layOut } from '../src/route-image/layout.js';
import { asText, toSvg } from '../src/route-image/svg.js';
import { command } from './bot/load.js';
import { startBot } from './bot/processes.js';
import { line, summary, timeEach, title } from './measure.js';

interface Measured {
  readonly before: number;
  readonly cached: number;
  readonly naming: readonly number[];
  readonly drawing: readonly number[];
  readonly sizes: readonly number[];
  readonly memory: readonly number[];
}

const drawProcess = fileURLToPath(new URL('./draw-process.ts', import.meta.url));

/** Pictures from a fresh process, beside the plain way: text by a font, PNG by resvg, all on one thread. */
export async function benchPictures(): Promise<void> {
  title('Route images');
  const asked: number[] = [];
  for (let i = 0; i < 5; i++) {
    asked.push(await askFreshBot());
  }
  line(
    'first picture of a bot that has just begun to listen',
    `${summary(asked).median.toFixed(0)} ms`,
    '≤ 250 ms',
  );

  const many = await measure(2_000);
  const drawing = summary(many.drawing);
  line('later pictures, median', `${drawing.median.toFixed(0)} ms`, '≤ 100 ms');
  line('later pictures, 99 %', `${drawing.p99.toFixed(0)} ms`);
  line('a cached picture', `${many.cached.toFixed(2)} ms`, '≤ 1 ms');
  line('its name and words, for an answer, median', `${summary(many.naming).median.toFixed(1)} ms`);
  line('largest PNG', `${(summary(many.sizes).most / 1000).toFixed(0)} kB`, '≤ 150 kB');
  line('PNG, median', `${(summary(many.sizes).median / 1000).toFixed(0)} kB`);
  const settled = many.memory.slice(1);
  const middle = settled.slice(0, settled.length / 2);
  const end = settled.slice(settled.length / 2);
  line('memory that drawing adds', `${(summary(settled).median - many.before).toFixed(0)} MB`);
  line(
    'memory over 2,000 pictures, second half to first',
    `${(summary(end).median / summary(middle).median).toFixed(2)} ×`,
    'flat',
  );
  benchPlainWay();
}

async function measure(pictures: number): Promise<Measured> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', drawProcess, String(pictures)],
    { maxBuffer: 1e8 },
  );
  return JSON.parse(stdout);
}

/** Starts a bot and asks it over HTTP for the picture of its first answer. */
async function askFreshBot(): Promise<number> {
  // Nothing listens there: Slack is not needed for it.
  const bot = await startBot('ours', 'http://127.0.0.1:9/api/');
  try {
    const answer = await fetch(bot.url, { method: 'POST', ...command(['s3']) });
    const [, path = ''] = /bot\.example(\/[^"]+\.png)/.exec(await answer.text()) ?? [];
    const start = performance.now();
    await (await fetch(new URL(path, bot.url))).arrayBuffer();
    return performance.now() - start;
  } finally {
    await bot.stop();
  }
}

function benchPlainWay(): void {
  const fonts = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/package.json'),
  );
  const font = {
    fontFiles: ['400Regular/NotoSansJP_400Regular.ttf', '700Bold/NotoSansJP_700Bold.ttf'].map((file) =>
      join(fonts, file),
    ),
    loadSystemFonts: false,
    defaultFontFamily: 'Noto Sans JP',
  };
  const knowledge = loadKnowledge();
  const svgs = everyPicture(knowledge, 'ap-northeast-1', ['ja'])
    .slice(0, 20)
    .flatMap(({ answers, language }) => figureOf(answers, knowledge, language) ?? [])
    .map((figure) => toSvg(layOut(figure), asText));
  const sizes: number[] = [];
  const times = timeEach(svgs, (svg) => {
    const png = new Resvg(svg, { font, fitTo: { mode: 'width', value: 1600 } }).render().asPng();
    sizes.push(png.length);
  });
  line('the plain way, median', `${(summary(times).median / 1000).toFixed(0)} ms`, 'baseline');
  line('the plain way, PNG, median', `${(summary(sizes).median / 1000).toFixed(0)} kB`, 'baseline');
}
