import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { cloudOf } from '../support/cloud.ts';
import { serverForTests } from '../support/server.ts';
import { GO_FILES, javaClasspath, missingTool, outcome, placeTccli, pythonWithClients, titled } from './toolchains.ts';

/*
 * One session (buy, wait, topic, produce, read, a refusal, delete) through each client's own code, as docs/clients/ prints it: the
 * programs are taken from the pages and run as they are.
 */

const ROOT = resolve(import.meta.dirname, '../..');
const server = serverForTests();
const cloud = cloudOf(server);

interface Session {
  readonly page: string;
  readonly file: string;
  /** null when it can be run here. */
  readonly missing: string | null;
  /** The command that runs the file in its folder. */
  readonly command: (folder: string) => Promise<readonly [program: string, ...args: string[]]>;
  /** Files that stand beside it. */
  readonly beside?: Readonly<Record<string, string>>;
}

const SESSIONS: readonly Session[] = [
  { page: 'node', file: 'session.mjs', missing: null, command: (folder) => node(folder) },
  { page: 'node-intl', file: 'session.mjs', missing: null, command: (folder) => node(folder) },
  {
    ...{ page: 'python', file: 'session.py', missing: missingTool('python3', '--version') },
    command: async (folder) => [join(await pythonWithClients(), 'bin', 'python'), join(folder, 'session.py')],
  },
  {
    ...{ page: 'tccli', file: 'session.sh', missing: missingTool('python3', '--version') },
    command: async (folder) => {
      await placeTccli(folder);
      return ['sh', '-eu', join(folder, 'session.sh')];
    },
  },
  {
    ...{ page: 'go', file: 'main.go', missing: missingTool('go', 'version'), beside: GO_FILES },
    command: () => Promise.resolve(['go', 'run', '.']),
  },
  {
    ...{
      page: 'java',
      file: 'Session.java',
      missing: missingTool('java', '-version') ?? missingTool('mvn', '--version'),
    },
    command: async () => ['java', '-cp', await javaClasspath(), 'Session.java'],
  },
];

function node(folder: string): Promise<readonly [string, string]> {
  // In the clone, where the packages are found.
  return Promise.resolve([process.execPath, join(folder, 'session.mjs')]);
}

/** The one program on a page. */
function programOf(page: string): string {
  const text = readFileSync(join(ROOT, 'docs', 'clients', `${page}.md`), 'utf8');
  const [program, ...more] = [...text.matchAll(/```\w+\n([\s\S]*?)```/g)].map((it) => it[1]);
  if (program === undefined || more.length > 0) throw new Error(`docs/clients/${page}.md has not one program`);
  return program;
}

it.for(SESSIONS.map((it) => [titled(it.page, it.missing), it] as const))(
  'a session with %s',
  { timeout: 300_000 },
  async ([, session], { skip }) => {
    if (session.missing !== null) skip(session.missing);
    // Inside the clone for Node, which looks for packages above the file.
    const folder = mkdtempSync(
      join(session.file.endsWith('.mjs') ? join(ROOT, 'node_modules') : tmpdir(), '.session-'),
    );
    try {
      for (const [name, text] of Object.entries(session.beside ?? {})) writeFileSync(join(folder, name), text);
      writeFileSync(join(folder, session.file), programOf(session.page));
      const [program, ...args] = await session.command(folder);
      const env = {
        BROKERAGE_URL: server.url.replace(/\/$/, ''),
        TENCENTCLOUD_SECRET_ID: server.secretId,
        TENCENTCLOUD_SECRET_KEY: server.secretKey,
        ...(session.page === 'tccli' ? { HOME: folder, PATH: `${folder}:${process.env['PATH'] ?? ''}` } : {}),
      };
      const ended = await outcome(program, args, { cwd: folder, env });
      const [, instanceId = ''] = /^bought (ckafka-\w{8})$/m.exec(ended.out) ?? [];
      expect({ ...ended, out: ended.out.trim().split('\n') }, ended.err).toMatchObject({
        code: 0,
        out: [
          `bought ${instanceId}`,
          expect.stringMatching(/^running 127\.\d+\.\d+\.\d+:9092$/),
          'read hello',
          'refused ResourceNotFound',
          `deleted ${instanceId}`,
        ],
      });
      await cloud.settled([instanceId], STATUS.deleted);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

const noPython = missingTool('python3', '--version');
it.skipIf(noPython !== null)(
  titled(
    'what `brokerage env --client tccli` prints is all that tccli needs, for every product and in every form',
    noPython,
  ),
  { timeout: 300_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), '.session-'));
    try {
      await placeTccli(folder);
      writeFileSync(join(folder, 'env.sh'), await server.command('env', '--client', 'tccli'));
      writeFileSync(join(folder, 'calls.sh'), EVALUATED);
      const env = { HOME: folder, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
      const ended = await outcome('bash', ['-eu', join(folder, 'calls.sh')], { cwd: folder, env });
      expect(ended, ended.err).toMatchObject({ code: 0, err: '' });
      const values = ended.out
        .trim()
        .split('\n')
        .map((it) => JSON.parse(it) as unknown);
      const who = ['100000000001', 1_300_000_001, 'ap-guangzhou-1'];
      expect(values).toEqual([...who, 'blue', 'green', 'listed', 'unfolded']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

/** Each product's own endpoint; lists as one argument and unfolded; pages; a role. */
const EVALUATED = `
eval "$(cat env.sh)"
tccli sts GetCallerIdentity --filter AccountId
tccli cam GetUserAppId --filter AppId
tccli cvm DescribeZones --filter 'ZoneSet[0].Zone'
vpc='tccli vpc CreateVpc --CidrBlock 10.0.0.0/16 --filter Vpc.TagSet[0].Value'
$vpc --VpcName unfolded --cli-unfold-argument --Tags.0.Key team --Tags.0.Value blue
$vpc --VpcName listed --Tags '[{"Key":"team","Value":"green"}]'
role='--role-arn qcs::cam::uin/100000000001:roleName/ci --role-session-name session'
for offset in 0 1; do
  tccli vpc DescribeVpcs $role --Filters '[{"Name":"tag-key","Values":["team"]}]' --Offset $offset --Limit 1 \\
    --filter 'VpcSet[0].VpcName'
done | sort
`;
