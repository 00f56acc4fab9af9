/**
 * Whether a comment is worth a look. All others, whatever they say, are neither queued nor kept; and what we say
 * ourselves, which carries our marker, is never a command.
 */
export function mayCommand(text: string): boolean {
  return /^ {0,3}\/architect(?:\s|$)/imu.test(text) && !text.includes('<!-- architect:v1');
}
