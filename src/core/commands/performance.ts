import { focusCommand } from './focus-command.ts';

export default focusCommand('performance');
