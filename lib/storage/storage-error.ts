import { AppError } from '@/lib/errors';

/** The object store did not do what was asked; the cause says why. */
export class StorageError extends AppError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(
      'unavailable',
      `The file store is not reachable right now. Nothing was lost; try again. (${message})`,
      options,
    );
    this.name = 'StorageError';
  }
}
