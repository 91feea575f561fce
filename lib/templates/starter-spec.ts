import type { Part, TemplateSpec } from './schemas';

const locked = (text: string): Part => ({ kind: 'locked', text });
const slot = (key: string): Part => ({ kind: 'slot', slot: key });

/** "Product in a scene": what a new template starts with, complete enough to be published as it is. */
export const starterSpec: TemplateSpec = {
  specVersion: 2,
  parent: null,
  slots: [
    {
      key: 'background',
      label: 'Background',
      help: 'Where the product stands.',
      lock: 'required',
      type: 'choice',
      options: [
        'oak kitchen table',
        'marble counter',
        'mountain ridge',
        'city window',
        'beach at low tide',
        'studio backdrop',
      ],
      dependsOn: null,
      default: 'oak kitchen table',
    },
    {
      key: 'light',
      label: 'Light',
      help: 'The time of day, as light.',
      lock: 'required',
      type: 'choice',
      options: ['soft morning light', 'bright noon', 'golden hour', 'candlelight', 'overcast daylight'],
      dependsOn: null,
      default: 'soft morning light',
    },
    {
      key: 'season',
      label: 'Season',
      help: '',
      lock: 'required',
      type: 'choice',
      options: ['spring', 'summer', 'autumn', 'winter'],
      // The tropics have one season.
      dependsOn: {
        slot: 'market',
        table: [
          { value: 'en-SG', options: ['summer'] },
          { value: 'id-ID', options: ['summer'] },
        ],
        otherwise: ['spring', 'summer', 'autumn', 'winter'],
      },
      default: 'autumn',
    },
    {
      key: 'accent',
      label: 'Accent colour',
      help: "One colour of the brand's palette, used sparingly.",
      lock: 'required',
      type: 'colour',
      default: null,
    },
    {
      key: 'market',
      label: 'Market',
      help: 'Where the picture will be seen.',
      lock: 'required',
      type: 'market',
      default: null,
    },
    {
      key: 'mood',
      label: 'Headline mood',
      help: 'Two or three words for the feeling. They are not written into the picture.',
      lock: 'required',
      type: 'text',
      maxLength: 60,
      allowed: { sets: ['letters', 'digits', 'spaces', 'punctuation'], extra: '&+' },
      forbiddenTerms: ['best', 'free', 'guaranteed'],
      default: 'calm and warm',
    },
  ],
  operations: {
    generate: [
      locked(
        'A campaign photograph of the product in the reference image, unchanged in shape, label and proportion. The scene:',
      ),
      slot('background'),
      locked('in'),
      slot('season'),
      locked(', lit by'),
      slot('light'),
      locked('. One accent in'),
      slot('accent'),
      locked('. Styled for'),
      slot('market'),
      locked('. The feeling is'),
      slot('mood'),
      locked(
        '. The product is sharp and stands in the lower half; the upper third stays calm and free for a headline.',
      ),
    ],
    vary: [
      locked(
        'Keep the product, its position and the framing of the given picture. Change only the surroundings:',
      ),
      slot('background'),
      locked('in'),
      slot('season'),
      locked(', lit by'),
      slot('light'),
      locked(', with one accent in'),
      slot('accent'),
      locked('. Styled for'),
      slot('market'),
      locked('.'),
    ],
    refine: [
      locked(
        'The given picture at final quality: same composition, same product, same colours. Clean edges, natural texture, no new objects. The scene stays:',
      ),
      slot('background'),
      locked('in'),
      slot('light'),
      locked('. Styled for'),
      slot('market'),
      locked('.'),
    ],
    localise: [
      locked(
        'Keep the product, composition and light of the given picture. Adapt details of the surroundings so that they feel at home in',
      ),
      slot('market'),
      locked(', in'),
      slot('season'),
      locked(', with one accent in'),
      slot('accent'),
      locked('. Add no words.'),
    ],
  },
  negative:
    'text, letters, watermark, extra logos, people, hands, distorted label, deformed product, frame, collage',
  references: [
    { role: 'product', required: true, max: 3, sourceSet: null },
    { role: 'style', required: false, max: 2, sourceSet: null },
  ],
  seeds: { count: 4 },
  tiers: ['draft', 'final'],
  sizes: ['1:1', '4:5', '16:9'],
};
