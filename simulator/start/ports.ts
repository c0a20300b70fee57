import { createServer } from 'node:net';
import { SimulatorError } from '../simulatorError.ts';

export type Ports = {
  teams: number;
  /** API and tab. */
  api: number;
  entra: number;
  graph: number;
  businessCentral: number;
  control: number;
  botConnector: number;
};

export function portsFrom(first: number): Ports {
  return {
    teams: first,
    api: first + 1,
    entra: first + 2,
    graph: first + 3,
    businessCentral: first + 4,
    control: first + 5,
    botConnector: first + 6,
  };
}

/** Throws a `SimulatorError` that names the first port which cannot be used, before anything is started. */
export async function requireFreePorts(ports: Partial<Ports>): Promise<void> {
  for (const port of Object.values(ports)) {
    const problem = await tryPort(port);
    if (problem === undefined) continue;
    throw new SimulatorError(
      `Cannot use port ${port}: ${problem}. Stop the other program, or choose other ports with --port N (it takes N to N+6).`,
    );
  }
}

function tryPort(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EADDRINUSE' ? 'another program listens there' : error.message);
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
