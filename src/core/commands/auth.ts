import { focusCommand } from './focus-command.ts';

export default focusCommand('auth');
