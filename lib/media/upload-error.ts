import { AppError } from '@/lib/errors';

export type UploadProblem =
  | 'empty'
  | 'too_large'
  | 'not_an_image'
  | 'other_type'
  | 'too_many_pixels'
  | 'damaged'
  | 'animated'
  | 'trailing_data'
  | 'other_size';

const what: Record<UploadProblem, string> = {
  empty: 'This file is empty. Nothing was stored; choose another one.',
  too_large: 'This file is larger than 25 MB. Nothing was stored; save it smaller and try again.',
  not_an_image:
    'This file is not a PNG, JPEG or WebP picture. Nothing was stored; export it as one of these.',
  other_type:
    'This file is not what its name says. Nothing was stored; export it again as PNG, JPEG or WebP.',
  too_many_pixels:
    'This picture has more than 50 megapixels. Nothing was stored; scale it down and try again.',
  damaged: 'This picture is damaged or incomplete. Nothing was stored; export it again.',
  animated: 'This picture is animated. Nothing was stored; export a single frame.',
  other_size:
    'This mask is not of the size of its picture. Nothing was stored; draw it on the picture itself.',
  trailing_data: 'This file carries something else behind the picture. Nothing was stored; export it again.',
};

/** A file that is refused, in words for the person who chose it. */
export class UploadError extends AppError {
  readonly problem: UploadProblem;

  constructor(problem: UploadProblem, options: { cause?: unknown } = {}) {
    super('invalid', what[problem], {
      reasons: [{ code: problem, path: 'file', message: what[problem] }],
      ...options,
    });
    this.name = 'UploadError';
    this.problem = problem;
  }
}
