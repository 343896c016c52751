import type { Figures } from '../../../supervision/figures/port.js';
import type { Ground } from '../reading/ground.js';
import type { Readings } from '../reading/readings.js';
import { FIGURE_READINGS } from './readings.js';

/** Figures, counted on a connection of one's own. */
export function figuresOn(ground: Ground): Figures {
  return {
    counts: (wanted, by) => FIGURE_READINGS['figures.counts'](ground, { wanted, by }),
    spread: (wanted, by, month) => FIGURE_READINGS['figures.spread'](ground, { wanted, by, month }),
    behind: (wanted, order, limit, after) => FIGURE_READINGS['figures.behind'](ground, { wanted, order, limit, after }),
  };
}

/** Figures, counted where it holds up nobody. */
export function figuresOf(readings: Readings): Figures {
  return {
    counts: (wanted, by) => readings.ask('figures.counts', { wanted, by }),
    spread: (wanted, by, month) => readings.ask('figures.spread', { wanted, by, month }),
    behind: (wanted, order, limit, after) => readings.ask('figures.behind', { wanted, order, limit, after }),
  };
}
