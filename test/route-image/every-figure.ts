import fc from 'fast-check';
import { type Answer, answerTopic } from '../../src/answer/answer.js';
import { everyPicture, type Picture, pictureFile } from '../../src/cli/draw.js';
import { type Knowledge, type Language, optionId, topicsOf } from '../../src/knowledge/knowledge.js';
import type { Figure } from '../../src/route-image/figure.js';
import { figureOf } from '../../src/route-image/figure-of-answers.js';

export interface NamedFigure extends Picture {
  readonly name: string;
  readonly figure: Figure;
}

const region = 'ap-northeast-1';

/** The figure of every way of every topic, in both languages. */
export function everyFigure(knowledge: Knowledge): NamedFigure[] {
  return everyPicture(knowledge, region, ['en', 'ja']).flatMap((picture) => figureFor(picture, knowledge));
}

/** Figures of plans: what people ask for together, the fullest ones, and others by chance, the same every time. */
export function planFigures(knowledge: Knowledge): NamedFigure[] {
  const languages: Language[] = ['en', 'ja'];
  return plans(knowledge).flatMap((answers) =>
    languages.flatMap((language) => figureFor({ answers, language }, knowledge)),
  );
}

function figureFor(picture: Picture, knowledge: Knowledge): NamedFigure[] {
  const figure = figureOf(picture.answers, knowledge, picture.language);
  const name = `${pictureFile(picture)} ${picture.answers.map(({ topic }) => topic.id).join(' ')}`;
  return figure === undefined ? [] : [{ ...picture, name, figure }];
}

/** Sets of 2 to 20 answers. */
export function plans(knowledge: Knowledge): Answer[][] {
  const answer = (topic: string, option?: string): Answer => {
    const found = answerTopic({ topic, region, option }, knowledge);
    if (found === undefined) throw new Error(`no topic is called ${topic}`);
    return found;
  };
  const together = [
    ['ecr', 's3'],
    ['ecr', 'cloudwatch-logs', 'secrets-manager', 's3'],
    ['rds', 'elasticache'],
    ['rds', 's3'],
    ['cognito', 'rds', 'iam', 'athena', 's3'],
    ['ecs-fargate', 'sqs', 'dynamodb'],
    ['gateway-endpoint', 's3', 'ecr-pull-timeout'],
  ].map((ids) => ids.map((id) => answer(id)));
  const byMethod = (method: string) =>
    topicsOf('service', knowledge).flatMap((service) => {
      const option = service.ended ? undefined : service.access.find((each) => each.method === method);
      return option === undefined ? [] : [answer(service.id, optionId(option))];
    });
  const ofOneKind = ['in-vpc', 'nat-gateway', 'gateway-endpoint', 'interface-endpoint'].flatMap((method) => [
    byMethod(method).slice(0, 2),
    byMethod(method).slice(0, 9),
    byMethod(method).slice(0, 20),
  ]);
  const rare = ['resource-endpoint', 'service-network-endpoint', 'vpc-link'].map((method) => [
    ...byMethod(method),
    answer('rds'),
    answer('s3'),
  ]);
  const workloads = topicsOf('workload', knowledge)
    .slice(0, 20)
    .map(({ id }) => answer(id));
  const all = everyPicture(knowledge, region, ['en']).flatMap(({ answers }) => answers);
  const chance = fc.sample(fc.uniqueArray(fc.constantFrom(...all), { minLength: 2, maxLength: 20 }), {
    numRuns: 150,
    seed: 20,
  });
  return [...together, ...ofOneKind, ...rare, workloads, ...chance];
}
