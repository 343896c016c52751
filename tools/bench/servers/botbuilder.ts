// botbuilder's own echo bot as its samples write it, without credentials: it answers through the connector that the activity names.
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, type Request } from 'botbuilder';
import restify from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = (_context, error) => {
  process.stderr.write(`${error.message}\n`);
  return Promise.resolve();
};
const bot = new ActivityHandler().onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const server = restify.createServer({ name: 'echo', handleUncaughtExceptions: false });
server.use(restify.plugins.bodyParser());
server.get('/readyz', async (_request: restify.Request, response: restify.Response) => {
  response.json(200, {});
  await Promise.resolve();
});
server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
  // What restify hands over, in the SDK's words: its types differ in what may be absent.
  const { headers, method = 'POST' } = request;
  await adapter.process({ body: request.body as Record<string, unknown>, headers, method } satisfies Request, response, (context) => bot.run(context));
});
server.listen(Number(process.env['PORT']), process.env['HOST']);
