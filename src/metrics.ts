import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds. Slack gives up on an acknowledgement after three. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

/**
 * What can be seen of the bot from outside, for Prometheus. Labels are words of ours and methods of Slack:
 * never a name, a text or a workspace.
 */
export class Metrics {
  readonly registry = new Registry();

  readonly requests = this.#counter('requests_total', 'Requests of Slack, by surface and outcome', [
    'surface',
    'outcome',
  ]);
  readonly refusals = this.#counter('refused_requests_total', 'Requests that were refused, by HTTP status', [
    'status',
  ]);
  readonly acknowledgements = this.#histogram(
    'acknowledgement_seconds',
    'From a request to its acknowledgement',
    [],
  );
  readonly answers = this.#histogram('answer_seconds', 'From a request until all it asked for is sent', [
    'surface',
  ]);
  readonly matches = this.#counter(
    'matches_total',
    'Questions, by how they were understood: exact, fuzzy, choice or none',
    ['outcome'],
  );
  readonly slackCalls = this.#counter('slack_calls_total', 'Calls of the Web API, by method and outcome', [
    'method',
    'outcome',
  ]);
  readonly slackRetries = this.#counter(
    'slack_retries_total',
    'Calls of the Web API that were made once more after they had failed, by method',
    ['method'],
  );
  readonly pictures = this.#counter('pictures_total', 'Pictures that were drawn, by outcome', ['outcome']);
  readonly drawing = this.#histogram('picture_seconds', 'From wanting a picture to having it', []);
  readonly storageAvailable = new Gauge({
    name: 'vpcaccess_storage_available',
    help: '1 while the storage can be used, 0 while things are kept in memory instead',
    registers: [this.registry],
  });
  readonly storageFaults = this.#counter(
    'storage_failures_total',
    'Questions to the storage that it did not answer',
    [],
  );

  constructor() {
    this.storageAvailable.set(1);
    collectDefaultMetrics({ register: this.registry });
  }

  #counter<T extends string>(name: string, help: string, labelNames: T[]): Counter<T> {
    return new Counter({ name: `vpcaccess_${name}`, help, labelNames, registers: [this.registry] });
  }

  #histogram<T extends string>(name: string, help: string, labelNames: T[]): Histogram<T> {
    return new Histogram({
      name: `vpcaccess_${name}`,
      help,
      labelNames,
      buckets,
      registers: [this.registry],
    });
  }
}
