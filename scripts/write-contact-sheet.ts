// Writes every kind of route image, in both languages, on one sheet, to be looked at after a change.
import { mkdirSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { answerTopic } from '../src/answer/answer.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { figureOf } from '../src/route-image/figure-of-answers.js';
import { layOut } from '../src/route-image/layout.js';
import { textOutline } from '../src/route-image/outlines.js';
import { asOutlines, toSvg } from '../src/route-image/svg.js';

const shown: readonly (readonly [topic: string, option?: string])[] = [
  ['s3'],
  ['sqs'],
  ['ecr'],
  ['sqs', 'nat-alternative'],
  ['regional-nat-gateway'],
  ['rds'],
  ['gateway-load-balancer-endpoint'],
  ['resource-endpoint'],
  ['service-network-endpoint'],
  ['tunnel-endpoint'],
  ['vpc-link'],
  ['on-premises-access'],
  ['cross-region-endpoint'],
  ['shared-endpoints'],
  ['ipv6'],
  ['ecs-fargate'],
  ['dms', 'replication'],
  ['eks-private-cluster'],
];
const plans: readonly (readonly string[])[] = [
  ['ecr', 'cloudwatch-logs', 's3'],
  ['rds', 'elasticache'],
  ['ecs-fargate', 'rds', 'chime', 'workdocs', 'sqs', 'dynamodb', 'iam'],
];
const cell = { width: 640, height: 660 };
const perLine = 4;

const knowledge = loadKnowledge();
const asked = [
  ...shown.map(([topic, option]) => [{ topic, option }]),
  ...plans.map((topics) => topics.map((topic) => ({ topic, option: undefined }))),
];
const pictures = asked.flatMap((topics) =>
  (['en', 'ja'] as const).map((language) => {
    const region = 'ap-northeast-1';
    const answers = topics.flatMap((each) => answerTopic({ ...each, region }, knowledge) ?? []);
    const figure = figureOf(answers, knowledge, language);
    if (figure === undefined) throw new Error(`there is no picture of ${JSON.stringify(topics)}`);
    return layOut(figure);
  }),
);
const cells = pictures.map((drawing, i) => {
  const [x, y] = [(i % perLine) * cell.width, Math.floor(i / perLine) * cell.height];
  const place = `x="${x + 8}" y="${y + 8}" width="${cell.width - 16}" height="${cell.height - 16}" viewBox="0 0 ${drawing.width} ${drawing.height}"`;
  return toSvg(drawing, asOutlines(textOutline)).replace(/^<svg [^>]*>/, `<svg ${place}>`);
});
const [width, height] = [perLine * cell.width, Math.ceil(cells.length / perLine) * cell.height];
const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#1a1d21"/>${cells.join('')}</svg>`;
mkdirSync('route-images', { recursive: true });
writeFileSync('route-images/contact-sheet.png', new Resvg(sheet).render().asPng());
process.stdout.write(`${cells.length} pictures are on route-images/contact-sheet.png\n`);
