/**
 * A program of its own: the least that a server does which loses no purchase. A bare Fastify that writes what it was sent as one row,
 * durably, and answers. DATABASE_URL names the database; the first line that it prints is {"url": …}.
 */
import fastify from 'fastify';
import pino from 'pino';
import { openPool } from '../../src/storage/database.ts';

const pool = openPool(process.env['DATABASE_URL'] ?? '', pino({ level: 'silent' }));
await pool.query('CREATE TABLE IF NOT EXISTS bench_durable_answer (id bigserial PRIMARY KEY, body jsonb NOT NULL)');
const server = fastify();
server.post('/', async (request) => {
  const { rows } = await pool.query<{ id: number }>(
    'INSERT INTO bench_durable_answer (body) VALUES ($1) RETURNING id',
    [JSON.stringify(request.body)],
  );
  return { Response: { Id: rows[0]?.id } };
});
const url = await server.listen({ host: '127.0.0.1', port: 0 });
process.once('SIGTERM', () => void server.close().then(() => pool.end()));
console.log(JSON.stringify({ url }));
