import { expect, test } from 'vitest';
import traditional from '../../knowledge/norms/traditional.json' with { type: 'json' };
import { traditionalNorms } from '../../tools/norms/traditional.js';

test('the norms in Traditional Chinese are made from those in Simplified as they are now (npm run norms:traditional)', async () => {
  expect(traditional).toEqual(await traditionalNorms());
});
