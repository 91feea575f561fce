/** Why a delivery cannot go through, in words for a person. Trying again without a change would end the same way. */
export class DeliveryFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'DeliveryFailure';
    this.code = code;
  }
}
