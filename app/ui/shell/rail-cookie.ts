export const RAIL_COOKIE = 'countersign-rail';
export const SHELL_ID = 'shell';
