// Draws pictures with the built code in a process of its own, and prints what it measured as JSON.
import { answerTopic } from '../dist/answer/answer.js';
import { loadKnowledge } from '../dist/knowledge/load.js';
import { Renderer } from '../dist/route-image/renderer.js';
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
const renderer = new Renderer();
const images = createRouteImages(knowledge, renderer);
const named = await timed(() => images.of([first], 'ja'));
const drawn = await timed(() => images.png(named.result));
const cached = await timed(() => images.png(named.result));

const naming = [];
const drawing = [];
const sizes = [];
const memory = [];
/** Every picture there is, over and over, none kept. */
function* pictures() {
  for (;;) {
    for (const topic of knowledge.topics.keys()) {
      for (const language of ['en', 'ja'])
        yield { answer: answerTopic({ topic, region }, knowledge), language };
    }
  }
}
for (const { answer, language } of pictures()) {
  if (drawing.length >= total) break;
  const name = await timed(() => images.of([answer], language));
  if (name.result === undefined) continue;
  const png = await timed(() => images.png(name.result));
  if (drawing.length < knowledge.topics.size) naming.push(name.milliseconds);
  drawing.push(png.milliseconds);
  sizes.push(png.result.length);
  if (drawing.length % 100 === 0) memory.push(megabytes());
}
await renderer.close();
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
