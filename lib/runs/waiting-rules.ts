/** What a person reads while a model's breaker is open. */
export const waitingMessage = (model: string): string =>
  `${model} failed lately and takes no calls for a moment. It starts by itself.`;

/** What a person reads between two calls. `tries` is how many were made. */
export const retryMessage = (model: string, code: string, tries: number): string =>
  `${model} ${code === 'unreachable' ? 'could not be reached' : 'is busy'}; it is asked again by itself (${tries} ${tries === 1 ? 'try' : 'tries'} so far, nothing billed).`;
