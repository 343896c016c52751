// The floor: restify takes JSON and gives it back. No bot, no record.
import restify from 'restify';

const server = restify.createServer({ name: 'echo', handleUncaughtExceptions: false });
server.use(restify.plugins.bodyParser());
server.get('/readyz', async (_request: restify.Request, response: restify.Response) => {
  response.json(200, {});
  await Promise.resolve();
});
server.post('/echo', async (request: restify.Request, response: restify.Response) => {
  response.json(200, request.body as unknown);
  await Promise.resolve();
});
server.listen(Number(process.env['PORT']), process.env['HOST']);
