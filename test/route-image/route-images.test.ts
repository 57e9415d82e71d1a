import { afterAll, describe, expect, test } from '@jest/globals';
import { answerTopic } from '../../src/answer/answer.js';
import type { Language } from '../../src/knowledge/knowledge.js';
import { optionId, topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { figureOf } from '../../src/route-image/figure-of-answers.js';
import { layOut } from '../../src/route-image/layout.js';
import { answersNamed, nameOf } from '../../src/route-image/picture-name.js';
import { rasterize } from '../../src/route-image/rasterize.js';
import { RenderError, Renderer, RendererBusyError } from '../../src/route-image/renderer.js';
import { createRouteImages, type RouteImage } from '../../src/route-image/route-images.js';
import { asText, toSvg } from '../../src/route-image/svg.js';
import { everyFigure, planFigures } from './every-figure.js';

const knowledge = loadKnowledge();
const renderer = new Renderer();
const images = createRouteImages(knowledge, renderer);
afterAll(() => renderer.close());

function answerAbout(topic: string, option?: string, region = 'ap-northeast-1') {
  const answer = answerTopic({ topic, region, option }, knowledge);
  if (answer === undefined) throw new Error(`no answer about ${topic}`);
  return answer;
}

function imageOf(topic: string, language: Language = 'en', option?: string, region?: string): RouteImage {
  const image = images.of([answerAbout(topic, option, region)], language);
  if (image === undefined) throw new Error(`no picture of ${topic}`);
  return image;
}

describe('a picture', () => {
  test('is named by what it shows', () => {
    expect(imageOf('ecr', 'ja').name).toBe('ecr.interface-endpoint.ap-northeast-1.ja');
    expect(imageOf('nat-gateway').name).toBe('nat-gateway.ap-northeast-1.en');
    expect(imageOf('sqs', 'en', 'nat-alternative').name).toBe('sqs.nat-alternative.ap-northeast-1.en');
  });

  test('of several answers is named by all of them, with their options where these are not the usual ones', () => {
    const asked = [answerAbout('ecr'), answerAbout('s3', 'interface-endpoint'), answerAbout('ecs-fargate')];
    expect(images.of(asked, 'ja')).toMatchObject({
      name: 'ecr_s3~interface-endpoint_ecs-fargate.ap-northeast-1.ja',
      title: 'ECR、S3、Fargate で動かす ECS タスク',
    });
    expect(images.of(asked.toReversed(), 'ja')?.name).not.toBe(images.of(asked, 'ja')?.name);
  });

  test('of any twenty answers has an address that Slack takes', () => {
    const longest = topicsOf('service', knowledge)
      .flatMap(({ id, access }) => access.slice(1).map((option) => answerAbout(id, optionId(option))))
      .toSorted((a, b) => nameOf([b, b], 'en').length - nameOf([a, a], 'en').length)
      .slice(0, 20);
    const name = images.of(longest, 'en')?.name ?? '';
    expect(name).toMatch(/^[a-z0-9._~-]{500,2000}$/);
    expect(answersNamed(name, knowledge)?.answers).toEqual(longest);
  });

  test('keeps its hash while it shows the same, and only then', () => {
    expect(imageOf('ecr', 'ja').hash).toMatch(/^[0-9a-f]{16}$/);
    const others = createRouteImages(knowledge, renderer);
    expect(others.of([answerAbout('ecr')], 'ja')).toEqual(imageOf('ecr', 'ja'));
    const hashes = [
      imageOf('ecr', 'ja'),
      imageOf('ecr', 'en'),
      imageOf('s3'),
      imageOf('s3', 'en', 'nat-alternative'),
    ];
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(hashes.length);
    // Nothing in the picture of SQS depends on the Region: one upload serves them all.
    expect(imageOf('sqs', 'en', undefined, 'us-east-1').hash).toBe(imageOf('sqs').hash);
  });

  test('is told in words from the same route', () => {
    expect(imageOf('s3').altText).toBe(
      'Amazon S3: Gateway endpoint. Workload → Route table → Gateway endpoint → Amazon S3. ' +
        '1. The workload calls Amazon S3 by its ordinary name. ' +
        '2. The prefix list route (pl-…) sends the traffic to the gateway endpoint. ' +
        '3. It reaches Amazon S3 inside the AWS network: no NAT gateway, no charge.',
    );
    for (const { answers, language } of [...everyFigure(knowledge), ...planFigures(knowledge)]) {
      expect([...(images.of(answers, language)?.altText ?? '')].length).toBeLessThanOrEqual(2_000);
    }
  });

  test('of several answers tells each route', () => {
    expect(images.of([answerAbout('ecr'), answerAbout('s3'), answerAbout('rds')], 'en')?.altText).toBe(
      'ECR, S3, RDS: 3 VPC endpoints (1 free), 1 directly in the VPC. ' +
        'Workload → Interface endpoint → Amazon ECR; Workload → Amazon RDS; Workload → Gateway endpoint → Amazon S3. ' +
        '1. Amazon ECR: image layers are stored in S3 (prod-ap-northeast-1-starport-layer-bucket)',
    );
  });

  test('says how many endpoints it leaves out', () => {
    expect(imageOf('eks-private-cluster').altText).toContain('8 more: see the answer.');
    const many = topicsOf('workload', knowledge).map(({ id }) => answerAbout(id));
    expect(images.of(many.slice(0, 20), 'en')?.altText).toMatch(/\d+ more: see the answer/);
  });

  test('does not exist of a service that is no more', () => {
    expect(images.of([answerAbout('workdocs')], 'en')).toBeUndefined();
    expect(images.of([answerAbout('workdocs'), answerAbout('private-dns')], 'en')).toBeUndefined();
  });
});

describe('a file name', () => {
  test('leads to the picture that was issued under it', () => {
    const plan = images.of([answerAbout('ecr'), answerAbout('s3', 'interface-endpoint')], 'en');
    for (const image of [imageOf('ecr', 'ja'), imageOf('private-dns'), imageOf('ecs-fargate'), plan])
      expect(images.named(`${image?.name}.${image?.hash}.png`)).toEqual(image);
  });

  test('with anything else leads nowhere', () => {
    const { name, hash } = imageOf('ecr');
    /** The file name of one plan with the hash of another, or with none. */
    const plan = (shown: string, written: string, own?: string) => {
      const image = images.of(
        shown.split('_').map((topic) => answerAbout(topic)),
        'en',
      );
      return [`${written}.ap-northeast-1.en.${own ?? image?.hash}.png`];
    };
    for (const fileName of [
      '',
      '.png',
      `${name}.png`,
      `${name}.${hash}`,
      `${name}.${hash}.svg`,
      `${name}.0123456789abcdef.png`,
      `${name}.${imageOf('s3').hash}.png`,
      `${name}..${hash}.png`,
      `../${name}.${hash}.png`,
      `${name.replace('ap-northeast-1', 'mars-1')}.${hash}.png`,
      `${name.replace('.en', '.fr')}.${hash}.png`,
      `${name.replace('interface-endpoint', 'no-such-option')}.${hash}.png`,
      `${name.replace('ecr', '__proto__')}.${hash}.png`,
      `constructor.ap-northeast-1.en.${hash}.png`,
      // One topic is called otherwise than several, and options stand where they are not the usual ones alone.
      `ecr~interface-endpoint.ap-northeast-1.en.${hash}.png`,
      `ecr_.ap-northeast-1.en.${hash}.png`,
      ...plan('ecr_s3', 'ecr_s3', ''),
      ...plan('ecr_s3', 's3_ecr'),
      ...plan('ecr_s3', 'ecr_s3~gateway-endpoint'),
      ...plan('ecr_s3', 'ecr_s3~no-such-option'),
      ...plan('ecr_s3', 'ecr_s3_no-such-topic'),
      ...plan('ecr_s3', `ecr${'_s3'.repeat(20)}`),
    ]) {
      expect([fileName, images.named(fileName)]).toEqual([fileName, undefined]);
    }
  });
});

describe('a PNG', () => {
  test('is 1,600 pixels wide, and made once for all who ask', async () => {
    const image = imageOf('s3', 'ja');
    const [first, second] = await Promise.all([images.png(image), images.png(image)]);
    expect(first).toBe(second);
    expect(await images.png(image)).toBe(first);
    expect(Buffer.from(first).subarray(1, 4).toString()).toBe('PNG');
    expect(Buffer.from(first).readUInt32BE(16)).toBe(1_600);
  });

  test('is drawn the same in the thread as here', async () => {
    const figure = figureOf([answerAbout('kms')], knowledge, 'ja');
    if (figure === undefined) throw new Error('no figure');
    expect(Buffer.from(await images.png(imageOf('kms', 'ja'))).equals(rasterize(layOut(figure)))).toBe(true);
  });

  test('of the fullest pictures stays below 150 kB', () => {
    const fullest = [...everyFigure(knowledge), ...planFigures(knowledge)]
      .map(({ name, figure }) => ({ name, drawing: layOut(figure) }))
      .map((each) => ({ ...each, length: toSvg(each.drawing, asText).length }))
      .toSorted((a, b) => b.length - a.length)
      .slice(0, 10);
    for (const { name, drawing } of fullest)
      expect([name, rasterize(drawing).length < 150_000]).toEqual([name, true]);
  });
});

describe('the thread that draws', () => {
  const figure = figureOf([answerAbout('s3')], knowledge, 'en');
  if (figure === undefined) throw new Error('no figure');
  const drawing = layOut(figure);

  test('goes on after a drawing that cannot be drawn', async () => {
    const renderer = new Renderer();
    await expect(renderer.render({ ...drawing, frames: undefined as never })).rejects.toThrow(RenderError);
    expect((await renderer.render(drawing)).length).toBeGreaterThan(10_000);
    await renderer.close();
  });

  test('ends when there is nothing more to draw, and starts anew for the next picture', async () => {
    const renderer = new Renderer(1);
    for (let picture = 1; picture <= 2; picture += 1) {
      expect((await renderer.render(drawing)).length).toBeGreaterThan(10_000);
      while (renderer.isRunning) await new Promise(setImmediate);
    }
  });

  test('takes no more than it can draw soon, and loses nobody when it ends', async () => {
    const renderer = new Renderer();
    const waiting = Array.from({ length: 64 }, () => renderer.render(drawing).catch((error: Error) => error));
    await expect(renderer.render(drawing)).rejects.toThrow(RendererBusyError);
    await renderer.close();
    const ends = await Promise.all(waiting);
    expect(ends.at(-1)).toBeInstanceOf(RenderError);
    expect((await renderer.render(drawing)).length).toBeGreaterThan(10_000);
    await renderer.close();
  });
});
