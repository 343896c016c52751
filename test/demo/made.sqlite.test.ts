import { describe } from 'vitest';
import { demoMade } from './made.js';

describe('a demo on SQLite', () => demoMade());
