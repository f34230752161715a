/**
 * A program of its own: the least that a server does which lists what is there. A bare Fastify that reads a page of instances with one
 * prepared statement and answers the rows; nobody signs, nothing is checked. DATABASE_URL names the database; the first line that it
 * prints is {"url": …}.
 */
import fastify from 'fastify';
import pino from 'pino';
import { openPool } from '../../src/storage/database.ts';

/** As many columns as a list of ours shows. */
const PAGE = `SELECT instance_id, instance_name, status, health, health_message, vpc_id, subnet_id, vip, vport, created_at, expires_at,
  renew_flag, edition, asked_kafka_version, bandwidth_mbyteps, disk_size_gb, disk_type, elastic_storage, partition_limit, topic_limit,
  public_network_mbps, zone_id, zone_ids, retention_bytes, planned_upgrade, topic_count, partition_replica_count
  FROM instances WHERE status <> 3 AND app_id = (SELECT min(app_id) FROM accounts) AND region = 'ap-guangzhou'
  ORDER BY created_at DESC, instance_id LIMIT 20`;

const pool = openPool(process.env['DATABASE_URL'] ?? '', pino({ level: 'silent' }));
const server = fastify();
server.post('/', async () => ({ instances: (await pool.query({ name: 'page', text: PAGE })).rows }));
const url = await server.listen({ host: '127.0.0.1', port: 0 });
process.once('SIGTERM', () => void server.close().then(() => pool.end()));
console.log(JSON.stringify({ url }));
