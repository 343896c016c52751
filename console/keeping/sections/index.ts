import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { WORDS } from '../words.ts';

/** A section of keeping: its place below `/keeping`, the word it is called by, and its screen, fetched when it is opened. */
export interface Section {
  readonly path: string;
  readonly word: keyof typeof WORDS.zh;
  readonly screen: LazyExoticComponent<ComponentType>;
}

/** All sections, in the order of the navigation. The first is what `/keeping` shows; a screen may have routes of its own below its path. */
export const SECTIONS: readonly Section[] = [
  { path: 'archives', word: 'tab.archives', screen: lazy(async () => ({ default: (await import('../archives/Archives.tsx')).Archives })) },
  { path: 'find', word: 'tab.find', screen: lazy(async () => ({ default: (await import('../find/FindArchived.tsx')).FindArchived })) },
  { path: 'holds', word: 'tab.holds', screen: lazy(async () => ({ default: (await import('../holds/Holds.tsx')).Holds })) },
  { path: 'deletion', word: 'tab.deletion', screen: lazy(async () => ({ default: (await import('../deletion/Deletion.tsx')).Deletion })) },
  { path: 'policy', word: 'tab.policy', screen: lazy(async () => ({ default: (await import('../policy/Policy.tsx')).Policy })) },
  { path: 'proof', word: 'tab.proof', screen: lazy(async () => ({ default: (await import('../proof/Proof.tsx')).Proof })) },
];
