// Draws pictures with the built code in a process of its own, and prints what it measured as JSON.
import { answerTopic } from '../dist/answer/answer.js';
import { everyPicture } from '../dist/cli/draw.js';
import { loadKnowledge } from '../dist/knowledge/load.js';
import { createRouteImages } from '../dist/route-image/route-images.js';

const total = Number(process.argv[2]);
const region = 'ap-northeast-1';
const knowledge = loadKnowledge();
const first = answerTopic({ topic: 's3', region }, knowledge);
const megabytes = () => process.memoryUsage().rss / 1e6;
const timed = async (work) => {
  const start = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - start };
};

const before = megabytes();
const images = createRouteImages(knowledge);
const named = await timed(() => images.of(first, 'ja'));
const drawn = await timed(() => images.png(named.result));
const cached = await timed(() => images.png(named.result));

const pictures = everyPicture(knowledge, region, ['en', 'ja']).slice(0, total);
const naming = [];
const drawing = [];
const sizes = [];
const memory = [];
for (let i = 0; i < total; i++) {
  const { answer, language } = pictures[i % pictures.length];
  const name = await timed(() => images.of(answer, language));
  if (name.result === undefined) continue;
  const png = await timed(() => images.png(name.result));
  naming.push(name.milliseconds);
  drawing.push(png.milliseconds);
  sizes.push(png.result.length);
  if (i % 100 === 99) memory.push(megabytes());
}
await images.close();
process.stdout.write(
  JSON.stringify({
    before,
    first: named.milliseconds + drawn.milliseconds,
    cached: cached.milliseconds,
    naming,
    drawing,
    sizes,
    memory,
  }),
);
