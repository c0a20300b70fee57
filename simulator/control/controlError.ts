/** A request to the control address that cannot be done; answered as JSON. */
export class ControlError extends Error {
  override name = 'ControlError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
