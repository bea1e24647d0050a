/** An exception and its causes, in one line. */
function exceptionText(exception) {
  if (exception === undefined) return '';
  const { exceptionType = '', message = '', causedBy } = exception;
  return `: ${exceptionType}: ${message}${exceptionText(causedBy?.exception)}`;
}

/** What a line of the server's log says, be it JSON or plain text. */
export function messageOf(line) {
  if (!line.startsWith('{')) return line;
  try {
    const { level, message, exception } = JSON.parse(line);
    return `${level} ${message}${exceptionText(exception)}`;
  } catch {
    return line;
  }
}
