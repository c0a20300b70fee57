// The command itself, as a person types it: processes, ports, signals and the files it leaves.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { portsFrom, requireFreePorts } from '../../../simulator/start/ports.ts';
import { read } from '../startTestSimulator.ts';
import { freePorts, patienceMs, start, temporaryFolder } from './startedCommand.ts';

const small = ['--bookings', '5', '--customers', '3'];

describe('npm start', () => {
  it(
    'starts everything, says where, and is there again after a stop',
    { timeout: 3 * patienceMs },
    async () => {
      const data = path.join(temporaryFolder(), 'a folder');
      const port = await freePorts();
      const first = start(['--data', data, '--port', String(port), ...small]);
      const endpoints = await first.endpoints(data);
      expect(endpoints).toEqual({
        tab: `http://localhost:${port + 1}`,
        api: `http://localhost:${port + 1}/api`,
        teams: `http://localhost:${port}`,
        entra: `http://localhost:${port + 2}`,
        graph: `http://localhost:${port + 3}`,
        businessCentral: `http://localhost:${port + 4}`,
        control: `http://localhost:${port + 5}`,
        botConnector: `http://localhost:${port + 6}`,
      });
      expect(first.said().trimEnd().split('\n').at(-1)).toBe(`Open http://localhost:${port}`);
      expect(statSync(path.join(data, 'token-encryption.key')).mode & 0o077).toBe(0);

      const token = await tokenOf(endpoints['control'] ?? '');
      const me = await fetch(`${endpoints['api']}/me`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(me.status).toBe(200);
      expect(await me.text()).toContain('Megan Bowen');
      const page = await (await fetch(endpoints['tab'] ?? '')).text();
      expect(page).toContain(`<meta name="teams-host-origins" content="http://localhost:${port}"`);

      const other = start(['--data', data, '--port', String(await freePorts())]);
      expect(await other.ended).toBe(1);
      expect(other.complaint()).toMatch(/^Cannot use the data folder .+ in use at \S+\. .+\n$/);

      expect(await first.stop('SIGTERM')).toBe(0);
      expect(existsSync(path.join(data, 'endpoints.json'))).toBe(false);
      const second = start(['--data', data, '--port', String(port)]);
      await second.endpoints(data);
      expect(second.said()).toContain('is kept: made-up world, seed 1');
      expect(await second.stop('SIGINT')).toBe(0);
      await requireFreePorts(portsFrom(port));
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'ends with the API when that ends',
    { timeout: patienceMs },
    async () => {
      const data = temporaryFolder();
      const port = await freePorts();
      const run = start(['--data', data, '--port', String(port), ...small]);
      await run.endpoints(data);
      process.kill(childOf(run.pid), 'SIGKILL');
      expect(await run.ended).toBe(1);
      expect(run.complaint()).toContain('The API ended with exit code 1');
      expect(existsSync(path.join(data, 'endpoints.json'))).toBe(false);
    },
  );

  it('takes the API with it when it is killed', { timeout: patienceMs }, async () => {
    const data = temporaryFolder();
    const port = await freePorts();
    const run = start(['--data', data, '--port', String(port), ...small]);
    const endpoints = await run.endpoints(data);
    await run.stop('SIGKILL');
    await expect
      .poll(() => fetch(`${endpoints['api']}/health`).catch(() => 'gone'), { timeout: 20_000 })
      .toBe('gone');
  });

  it('says in one line that a port is in use', async () => {
    const port = await freePorts();
    const server = createServer().listen(port + 3, '127.0.0.1');
    onTestFinished(() => {
      server.close();
    });
    const run = start(['--data', temporaryFolder(), '--port', String(port)]);
    expect(await run.ended).toBe(1);
    expect(run.complaint()).toBe(
      `Cannot use port ${port + 3}: another program listens there. Stop the other program, or choose other ports with --port N (it takes N to N+6).\n`,
    );
  });

  it('tells a wrong call from one that cannot be done', async () => {
    const wrong = start(['--nope']);
    expect(await wrong.ended).toBe(2);
    expect(wrong.complaint()).toBe(`Unknown option '--nope'. All options: npm start -- --help\n`);
    const help = start(['--help']);
    expect(await help.ended).toBe(0);
    expect(help.said()).toContain('--bookings-export FILE');
    const missing = start([
      '--data',
      temporaryFolder(),
      '--port',
      String(await freePorts()),
      '--bookings-export',
      'nowhere.tsv',
    ]);
    expect(await missing.ended).toBe(1);
    expect(missing.complaint()).toMatch(
      /^Cannot load the bookings export .+: there is no such file\. .+\n$/,
    );
  });
});

async function tokenOf(control: string): Promise<string> {
  const answer = await fetch(`${control}/tokens`, {
    method: 'POST',
    body: JSON.stringify({ user: 'megan', resource: 'api' }),
  });
  return String((await read(answer)).body['token']);
}

/** The API: the process that was started last. */
function childOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return Number(children.at(-1));
}
