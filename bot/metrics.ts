import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus, at `/metrics`. */
export interface Metrics {
  readonly registry: Registry;
  readonly received: Counter<'channel'>;
  readonly turns: Histogram<'outcome'>;
  readonly faults: Counter<'what'>;
  readonly pushes: Counter<'outcome'>;
}

/** Makes the figures. `activeTurns` is asked whenever they are fetched. */
export function makeMetrics(activeTurns: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'guitai_turns_active',
    help: 'Turns in work now.',
    registers: [registry],
    collect() {
      this.set(activeTurns());
    },
  });
  return {
    registry,
    received: new Counter({ name: 'guitai_received_total', help: 'Deliveries taken in, without duplicates.', labelNames: ['channel'], registers: [registry] }),
    turns: new Histogram({ name: 'guitai_turn_seconds', help: 'From load to commit.', labelNames: ['outcome'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30], registers: [registry] }),
    faults: new Counter({ name: 'guitai_faults_total', help: 'Turns that ended in an apology, and store troubles.', labelNames: ['what'], registers: [registry] }),
    pushes: new Counter({ name: 'guitai_pushes_total', help: 'Messages pushed to outside channels.', labelNames: ['outcome'], registers: [registry] }),
  };
}
