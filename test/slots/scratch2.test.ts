import { test } from 'vitest';
import { readProfile } from '../../adapters/profile/profileFile.js';
import { checkTime, freeTimes } from '../../cases/booking/availability.js';
import { receiptNumber } from '../../cases/number.js';
import { Temporal } from 'temporal-polyfill';
test('x', async () => {
  const p = await readProfile('cases/profile/example-bank.json');
  const now = Temporal.PlainDateTime.from('2026-11-25T10:00');
  const r = { service: 'wealth-advice', branch: 'pudong', customerKind: 'personal' as const };
  for (const s of ['2026-12-02T15:00','2026-12-02T15:10','2026-12-02T12:00','2026-12-02T16:30','2026-12-05T10:00','2027-01-01T10:00','2027-02-06T10:00','2028-01-01T10:00','2026-11-25T09:00','2026-11-25T10:30','2026-12-02T20:00']) {
    const t = performance.now(); const c = checkTime(p, r, s, [], now); console.log(s, JSON.stringify(c), (performance.now()-t).toFixed(2));
  }
  const all = freeTimes(p, r, [], now); console.log(all.length);
  const occ = all.flatMap((f) => f.advisers.flatMap((a) => [{ adviser: a, cell: f.start }]));
  for (let i=0;i<12;i++){const t = performance.now(); const c = checkTime(p, r, '2027-01-05T10:00', occ, now); console.log(JSON.stringify(c), (performance.now()-t).toFixed(2));}
  console.log(receiptNumber('BK','20261203',7));
});
