import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from './turn/meter.js';

/** Figures for Prometheus, at `/metrics`. */
export interface Metrics {
  readonly registry: Registry;
  readonly meter: Meter;
}

/** What is shown of a model. */
export interface ModelMetered {
  standing(): 'off' | 'ready' | 'resting' | 'spent';
  readonly budget: { spent(): number };
}

/** Makes the figures. `activeTurns` and the model are asked whenever they are fetched; without a model there are none of it. */
export function makeMetrics(activeTurns: () => number, model?: ModelMetered): Metrics {
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
  if (model !== undefined) {
    new Gauge({
      name: 'guitai_model_breaker_open',
      help: '1 while the model is left alone after faults; answers are the norms\' own words then.',
      registers: [registry],
      collect() {
        this.set(model.standing() === 'resting' ? 1 : 0);
      },
    });
    new Gauge({
      name: 'guitai_model_tokens_today',
      help: 'Tokens that the model took today, in this process.',
      registers: [registry],
      collect() {
        this.set(model.budget.spent());
      },
    });
  }
  const received = new Counter({ name: 'guitai_received_total', help: 'Deliveries taken in, without duplicates.', labelNames: ['channel'], registers: [registry] });
  const turns = new Histogram({ name: 'guitai_turn_seconds', help: 'From load to commit.', labelNames: ['outcome'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30], registers: [registry] });
  const waits = new Counter({ name: 'guitai_store_waits_total', help: 'Turns that had to wait for the store.', registers: [registry] });
  const pushes = new Counter({ name: 'guitai_pushes_total', help: 'Messages pushed to outside channels.', labelNames: ['outcome'], registers: [registry] });
  return {
    registry,
    meter: {
      received: (channel) => received.inc({ channel }),
      turned: (ms, outcome) => turns.observe({ outcome }, ms / 1_000),
      waited: () => waits.inc(),
      pushed: (outcome) => pushes.inc({ outcome }),
    },
  };
}
