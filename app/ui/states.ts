export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';
export type StateIcon =
  | 'dot'
  | 'clock'
  | 'spin'
  | 'check'
  | 'cross'
  | 'pause'
  | 'alert'
  | 'lock'
  | 'undo'
  | 'pen'
  | 'send';

type Look = { word: string; tone: Tone; icon: StateIcon };

/** Every state of the product, as a word, an icon and a tone. A state never shows by its colour alone. */
export const states = {
  // campaigns and locksets
  draft: { word: 'Draft', tone: 'neutral', icon: 'pen' },
  proposed: { word: 'Waiting for sign-off', tone: 'warning', icon: 'clock' },
  active: { word: 'Active', tone: 'success', icon: 'check' },
  closed: { word: 'Closed', tone: 'neutral', icon: 'pause' },
  frozen: { word: 'Locked', tone: 'accent', icon: 'lock' },
  refused: { word: 'Refused', tone: 'danger', icon: 'cross' },
  // templates
  published: { word: 'Published', tone: 'success', icon: 'check' },
  // runs
  queued: { word: 'Queued', tone: 'neutral', icon: 'clock' },
  running: { word: 'Running', tone: 'accent', icon: 'spin' },
  succeeded: { word: 'Done', tone: 'success', icon: 'check' },
  failed: { word: 'Failed', tone: 'danger', icon: 'cross' },
  unknown: { word: 'Outcome unknown', tone: 'warning', icon: 'alert' },
  cancelled: { word: 'Cancelled', tone: 'neutral', icon: 'pause' },
  // assets
  picked: { word: 'Picked', tone: 'accent', icon: 'check' },
  discarded: { word: 'Discarded', tone: 'neutral', icon: 'cross' },
  // submissions
  submitted: { word: 'Submitted', tone: 'accent', icon: 'send' },
  brand_review: { word: 'Brand review', tone: 'warning', icon: 'clock' },
  legal_review: { word: 'Legal review', tone: 'warning', icon: 'clock' },
  approved: { word: 'Approved', tone: 'success', icon: 'check' },
  changes_requested: { word: 'Changes requested', tone: 'warning', icon: 'undo' },
  rejected: { word: 'Rejected', tone: 'danger', icon: 'cross' },
  withdrawn: { word: 'Withdrawn', tone: 'neutral', icon: 'undo' },
  recalled: { word: 'Recalled', tone: 'danger', icon: 'undo' },
  expired: { word: 'Expired', tone: 'danger', icon: 'clock' },
  // deliveries
  pending: { word: 'Waiting', tone: 'neutral', icon: 'clock' },
  sealing: { word: 'Sealing', tone: 'accent', icon: 'spin' },
  sealed: { word: 'Sealed', tone: 'accent', icon: 'lock' },
  delivering: { word: 'Delivering', tone: 'accent', icon: 'spin' },
  delivered: { word: 'Delivered', tone: 'success', icon: 'check' },
  blocked: { word: 'Blocked', tone: 'warning', icon: 'alert' },
  // terms and rights
  accepted: { word: 'Accepted', tone: 'success', icon: 'check' },
  undecided: { word: 'Not decided', tone: 'warning', icon: 'alert' },
  valid: { word: 'Valid', tone: 'success', icon: 'check' },
  expiring: { word: 'Ends soon', tone: 'warning', icon: 'clock' },
  // models
  available: { word: 'Available', tone: 'success', icon: 'check' },
  unavailable: { word: 'Not available', tone: 'neutral', icon: 'pause' },
  retiring: { word: 'Retires soon', tone: 'warning', icon: 'clock' },
  retired: { word: 'Retired', tone: 'neutral', icon: 'pause' },
  // people
  enabled: { word: 'Open', tone: 'success', icon: 'check' },
  disabled: { word: 'Closed account', tone: 'neutral', icon: 'pause' },
} as const satisfies Record<string, Look>;

export type StateName = keyof typeof states;

/** The look of a state that comes from data; an unknown one shows its name instead of nothing. */
export function stateLook(state: string): Look {
  if (Object.hasOwn(states, state)) return states[state as StateName];
  return { word: state.replaceAll('_', ' '), tone: 'neutral', icon: 'dot' };
}
