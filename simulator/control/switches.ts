import { SwitchSettings } from '../switches.ts';
import type { Operation } from './operation.ts';

export const switchOperations: Operation[] = [
  {
    method: 'GET',
    path: '/switches',
    summary: 'How the points are turned that Microsoft leaves open, and on which companies differ',
    run: ({ controls: { switches } }) => switches.current(),
  },
  {
    method: 'PUT',
    path: '/switches',
    summary:
      'Turns them; what is not named goes back to usual: { "graph": { "listsFillCustomers": true } }',
    run: ({ body, controls: { switches } }) => {
      switches.turn(SwitchSettings.parse(body));
      return switches.current();
    },
  },
  {
    method: 'DELETE',
    path: '/switches',
    summary: 'Turns all back to usual',
    run: ({ controls: { switches } }) => switches.turn({}),
  },
];
