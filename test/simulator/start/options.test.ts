import { describe, expect, it } from 'vitest';
import { readOptions, usage } from '../../../simulator/start/options.ts';

describe('options of npm start', () => {
  it('are not needed', () => {
    expect(readOptions([])).toMatchObject({ data: '.data', port: 4300, reset: false });
  });

  it('are read', () => {
    expect(
      readOptions([
        '--data',
        'my folder',
        '--seed',
        '7',
        '--bookings=10',
        '--customers',
        '0',
        '--reset',
      ]),
    ).toMatchObject({ data: 'my folder', seed: 7, bookings: 10, customers: 0, reset: true });
    expect(
      readOptions(['--bookings-export', 'a b.tsv', '--date-order', 'monthFirst', '--port', '5000']),
    ).toMatchObject({ 'bookings-export': 'a b.tsv', 'date-order': 'monthFirst', port: 5000 });
  });

  it.each([
    [['--nope'], "Unknown option '--nope'"],
    [['file.tsv'], "Unexpected argument 'file.tsv'"],
    [['--seed'], "Option '--seed <value>' argument missing"],
    [['--seed', 'x'], '--seed is a whole number'],
    [['--bookings', '-1'], "Option '--bookings' argument is ambiguous"],
    [['--port', '70000'], '--port is a number from 1 to 65529'],
    [['--port', '0'], '--port is a number from 1 to 65529'],
    [['--data', ''], '--data is the name of a folder'],
    [['--latency', 'slow'], '--latency is none or real'],
    [['--date-order', 'dayFirst'], '--date-order goes with --bookings-export'],
    [['--bookings-export', 'x', '--date-order', 'us'], '--date-order is dayFirst or monthFirst'],
    [
      ['--bookings-export', 'x', '--bookings', '3'],
      '--bookings and --customers are for a made-up world, not for a --bookings-export',
    ],
  ])('are refused in one line: %j', (args, problem) => {
    expect(() => readOptions(args)).toThrow(`${problem}. All options: npm start -- --help`);
  });

  it('turn switches to their other side', () => {
    const { switches } = readOptions(['--switch', 'graph.listsFillCustomers']);
    expect(switches).toMatchObject({
      graph: { listsFillCustomers: true },
      businessCentral: { refusesSeveralLines: false },
    });
    expect(() => readOptions(['--switch', 'graph'])).toThrow('--switch graph does not exist');
  });

  it('are all explained', () => {
    for (const name of [
      'data',
      'reset',
      'seed',
      'bookings',
      'customers',
      'bookings-export',
      'date-order',
      'latency',
      'switch',
      'port',
      'help',
    ]) {
      expect(usage('start')).toContain(`--${name} `);
    }
  });
});
