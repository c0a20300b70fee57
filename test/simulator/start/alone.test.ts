// The simulator without the product, and the session that its README shows.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from '../startTestSimulator.ts';
import { freePorts, patienceMs, projectFolder, start, temporaryFolder } from './startedCommand.ts';

const alone = 'simulator/startAlone.ts';
const readme = readFileSync(path.join(projectFolder, 'simulator/README.md'), 'utf8');
const [howToStart = '', ...session] = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(
  ([, commands = '']) => commands,
);

describe('npm run simulator', () => {
  it(
    'starts the services, says where and for whom, and ends in order',
    { timeout: patienceMs },
    async () => {
      const data = temporaryFolder();
      const port = await freePorts();
      const run = start(
        `--port ${port} --bookings 5 --customers 3 --latency real --switch graph.listsFillCustomers --switch businessCentral.countsBatchItems`
          .split(' ')
          .concat('--data', data),
        alone,
      );
      const endpoints = await run.endpoints(data);
      expect(endpoints).toEqual({
        teams: `http://localhost:${port}`,
        entra: `http://localhost:${port + 2}`,
        graph: `http://localhost:${port + 3}`,
        businessCentral: `http://localhost:${port + 4}`,
        control: `http://localhost:${port + 5}`,
        botConnector: `http://localhost:${port + 6}`,
      });
      await expect.poll(run.said).toMatch(/ bookings are in the simulated Bookings\./);
      for (const origin of Object.values(endpoints)) expect(run.said()).toContain(origin);
      expect(run.said()).toContain('megan  megan.bowen@fabrikam-health.example');
      const ask = async (where: string) =>
        (await read(await fetch(`${endpoints['control']}${where}`))).body;
      expect(await ask('/latency')).toEqual({ latency: 'real' });
      expect(await ask('/switches')).toMatchObject({
        graph: { listsFillCustomers: true },
        businessCentral: { countsBatchItems: true, refusesSeveralLines: false },
      });
      expect(await run.stopOnce('SIGINT')).toBe(0);
      expect(run.complaint()).toBe('');
      expect(existsSync(path.join(data, 'endpoints.json'))).toBe(false);
    },
  );

  it('says what is wrong with a call in one line, in its own name', async () => {
    const wrong = start(['--switch', 'graph.isKind'], alone);
    expect(await wrong.ended).toBe(2);
    expect(wrong.complaint()).toMatch(
      /^--switch graph\.isKind does not exist; there are graph\..+\. All options: npm run simulator -- --help\n$/,
    );
    const help = start(['--help'], alone);
    expect(await help.ended).toBe(0);
    expect(help.said()).toContain('npm run simulator -- [options]');
  });
});

describe('the README of the simulator', () => {
  it('shows a session that works, command by command', { timeout: patienceMs }, async () => {
    expect(howToStart).toBe('npm run simulator\n');
    const data = temporaryFolder();
    const port = await freePorts();
    const run = start(['--data', data, '--port', String(port)], alone);
    await run.endpoints(data);
    const commands = session.map((block) =>
      block.replaceAll(/localhost:430(\d)/g, (_, part) => `localhost:${port + Number(part)}`),
    );
    const { exitCode, said, complaint } = await inShell(commands);
    expect(complaint).toBe('');
    expect(exitCode).toBe(0);
    const blocks = said.split(divider);
    expect(blocks[2]).toContain('"serviceName"');
    expect(blocks[4]).toContain('"externalDocumentNumber":"CURL-1"');
    expect(blocks[4]).toContain('"salesInvoiceLines":[{');
    expect(blocks[5]).toContain('504 Gateway Time-out');
    expect(blocks[5]?.match(/"externalDocumentNumber":"CURL-1"/g)).toHaveLength(2);
    expect(blocks[6]).toContain('"posted":true');
    expect(await run.stopOnce('SIGTERM')).toBe(0);
  });
});

const divider = '\n-- next block --\n';

/** One block after the other in one shell, which ends with the first command that fails. */
async function inShell(blocks: string[]) {
  const script = ['set -e', blocks.join(`\nprintf '%s' '${divider}'\n`)].join('\n');
  const shell = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const heard = { said: '', complaint: '' };
  shell.stdout.on('data', (bytes: Buffer) => (heard.said += bytes.toString('utf8')));
  shell.stderr.on('data', (bytes: Buffer) => (heard.complaint += bytes.toString('utf8')));
  const exitCode = await new Promise<number | null>((resolve) => shell.once('close', resolve));
  return { exitCode, ...heard };
}
