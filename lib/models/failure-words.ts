/** What went wrong with a call, in a few words: for lists of calls, and for why a model rests. */
const words: Record<string, string> = {
  refused_content: 'content refused',
  no_picture: 'answered without a picture',
  bad_request: 'request not accepted',
  no_access: 'our key was refused',
  no_credit: 'our account has no credit left',
  busy: 'busy',
  unreachable: 'could not be reached',
  interrupted: 'no answer came',
  malformed: 'answer could not be read',
  picture_lost: 'picture could not be fetched',
  bad_picture: 'not a usable picture',
  seed_not_taken: 'the locked seed was not taken',
  provider_error: 'the provider broke down',
  refused: 'not sent',
};

export const failureWords = (code: string): string => words[code] ?? code.replaceAll('_', ' ');
