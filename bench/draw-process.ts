// Draws pictures in a process of its own, and prints what it measured as JSON.
import { answerTopic } from '../src/answer/answer.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { Renderer } from '../src/route-image/renderer.js';
import { createRouteImages } from '../src/route-image/route-images.js';

const total = Number(process.argv[2]);
const region = 'ap-northeast-1';
const knowledge = loadKnowledge();
const megabytes = () => process.memoryUsage().rss / 1e6;
const timed = async <T>(work: () => T | Promise<T>) => {
  const start = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - start };
};

const before = megabytes();
const renderer = new Renderer();
const images = createRouteImages(knowledge, renderer);

const naming: number[] = [];
const drawing: number[] = [];
const sizes: number[] = [];
const memory: number[] = [];
/** Every picture there is, over and over, none kept. */
function* pictures() {
  for (;;) {
    for (const topic of knowledge.topics.keys()) {
      const answer = answerTopic({ topic, region }, knowledge);
      if (answer !== undefined) for (const language of ['en', 'ja'] as const) yield { answer, language };
    }
  }
}
for (const { answer, language } of pictures()) {
  if (drawing.length >= total) break;
  const name = await timed(() => images.of([answer], language));
  const image = name.result;
  if (image === undefined) continue;
  const png = await timed(() => images.png(image));
  if (drawing.length < knowledge.topics.size) naming.push(name.milliseconds);
  drawing.push(png.milliseconds);
  sizes.push(png.result.length);
  if (drawing.length % 100 === 0) memory.push(megabytes());
}
const [again] = pictures();
const last = again && images.of([again.answer], again.language);
if (last !== undefined) await images.png(last);
const cached = last === undefined ? Number.NaN : (await timed(() => images.png(last))).milliseconds;
await renderer.close();
process.stdout.write(
  JSON.stringify({
    before,
    cached,
    naming,
    drawing,
    sizes,
    memory,
  }),
);
