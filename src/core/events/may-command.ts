/**
 * Whether a comment may contain a command; any other is neither queued nor stored. Our own comments, which have our marker,
 * never do.
 */
export function mayCommand(text: string): boolean {
  return /^ {0,3}\/architect(?:\s|$)/imu.test(text) && !text.includes('<!-- architect:v1');
}
