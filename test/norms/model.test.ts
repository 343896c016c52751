import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { startModelServer, type ModelServer } from '../support/modelServer.js';

const QUESTION = '收到客户反馈，几小时内要初步响应？';

let model: ModelServer;
let running: RunningApp;
beforeAll(async () => {
  model = await startModelServer();
  running = await startApp({ OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'test-model', MODEL_TIMEOUT_MS: '2000' });
});
afterAll(async () => {
  await running.stop();
  await model.close();
});
let customer: Customer;
beforeEach(async () => {
  customer = await Customer.arrive(running.app.address);
});

const says = (claims: readonly { text: string; quote: string; clauseId?: string }[]): void => {
  model.mood = () => ({ kind: 'reply', content: JSON.stringify({ answerable: true, claims: claims.map(({ text, quote, clauseId = '4.3.2' }) => ({ text, quotes: [{ clauseId, quote }] })) }) });
};
const asked = async (): Promise<unknown> => (await running.app.core.recordsAfter(customer.conversation, 0, 100)).flatMap((record) => (record.kind === 'event' && record.content.event === 'model.asked' ? [record.content.data] : []))[0];

test('GIVEN a model whose claim is in the clause WHEN asked THEN the claim is said with its number, the clause beside it, and the call is on record', async () => {
  says([{ text: '收到反馈后24小时内要作出初步响应。', quote: '24小时内要作出初步响应' }]);
  const answer = await customer.say(QUESTION);
  expect(answer.text).toBe('收到反馈后24小时内要作出初步响应。（规范 4.3.2）');
  expect(JSON.stringify(answer.attachments)).toContain('48小时');
  expect(await asked()).toMatchObject({ outcome: 'answered', model: 'test-model', clauses: expect.arrayContaining(['4.3.2']) as unknown });
});

test('GIVEN a model that alters the figure WHEN asked THEN only the clause’s own words are said, and the record says that nothing was borne out', async () => {
  says([{ text: '收到反馈后12小时内要作出初步响应。', quote: '12小时内要作出初步响应' }]);
  const answer = await customer.say(QUESTION);
  expect(answer.text).toContain('24小时');
  expect(answer.text).not.toContain('12小时');
  expect(await asked()).toMatchObject({ outcome: 'nothing-verified', dropped: 1 });
});

test('GIVEN a model that fails WHEN asked THEN the clause’s own words are said in time', async () => {
  model.mood = () => ({ kind: 'status', status: 500 });
  expect((await customer.say(QUESTION)).text).toContain('24小时');
  expect(await asked()).toMatchObject({ outcome: 'failed' });
});

test('GIVEN personal data in a question WHEN asked THEN the model does not get it', async () => {
  says([]);
  const before = model.requests.length;
  await customer.say('我是13800138000，收到客户反馈，几小时内要初步响应？');
  for (const request of model.requests.slice(before)) expect(JSON.stringify(request)).not.toContain('13800138000');
});
