/** Something a person who starts the simulator can put right; the message says how, in one line. */
export class SimulatorError extends Error {
  override name = 'SimulatorError';
}
