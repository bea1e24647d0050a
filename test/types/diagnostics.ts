/** One error as the compiler prints it. */
export interface Diagnostic {
  /** With forward slashes, relative to the folder that the compiler ran in. */
  readonly file: string;
  readonly line: number;
  readonly code: string;
  /** The whole message: its first line and the reasons indented below it. */
  readonly message: string;
}

/** One mistake of a case, announced on the lines above it. */
export interface Expectation {
  readonly line: number;
  readonly code: string;
  /** A part of the message that a reader needs to find the mistake. */
  readonly message: string;
}

const DIAGNOSTIC = /^(?<file>[^\s(].*?)\((?<line>\d+),\d+\): error (?<code>TS\d+): (?<message>.*)$/;
const EXPECTATION = /^\s*\/\/ expect: (?<code>TS\d+) (?<message>.+)$/;

/**
 * The errors in the compiler's plain output.
 * @throws Error for a line that belongs to no file, such as a broken tsconfig: it would be lost otherwise.
 */
export function parseDiagnostics(output: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const text of output.split(/\r?\n/).filter((line) => line.trim() !== '')) {
    const { file, line, code, message } = DIAGNOSTIC.exec(text)?.groups ?? {};
    const last = found.pop();
    if (file !== undefined && code !== undefined && message !== undefined) {
      if (last !== undefined) found.push(last);
      found.push({ file: file.replaceAll('\\', '/'), line: Number(line), code, message });
    } else if (last !== undefined && /^\s/.test(text)) {
      found.push({ ...last, message: `${last.message}\n${text.trim()}` });
    } else {
      throw new Error(`the compiler said something that is about no file: ${text}`);
    }
  }
  return found;
}

/** True for a comment that announces a mistake. */
export function isExpectation(line: string): boolean {
  return /^\s*\/\/\s*expect\b/i.test(line);
}

/**
 * The mistakes that a case announces. Each is on the first line below its comments.
 * @throws Error for a comment without code or message.
 */
export function parseExpectations(source: string): Expectation[] {
  const lines = source.split('\n');
  return lines.flatMap((text, index) => {
    if (!isExpectation(text)) return [];
    const { code, message } = EXPECTATION.exec(text)?.groups ?? {};
    if (code === undefined || message === undefined)
      throw new Error(`must read "// expect: TS1234 text", got "${text}"`);
    const below = lines.findIndex((line, at) => at > index && !isExpectation(line));
    return [{ line: below + 1, code, message }];
  });
}

/** What differs between the mistakes that a case announces and the errors found in it; each error answers one mistake. */
export function mismatches(expected: readonly Expectation[], found: readonly Diagnostic[]): string[] {
  if (expected.length === 0) return ['the case announces no mistake'];
  const open = [...found];
  const missing = expected.filter(({ line, code, message }) => {
    const at = open.findIndex((error) => error.line === line && error.code === code && error.message.includes(message));
    if (at >= 0) open.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map(({ line, code, message }) => `line ${line}: no error ${code} ${message}`),
    ...open.map(({ line, code, message }) => `line ${line}: unexpected error ${code} ${message}`),
  ];
}

/**
 * The lines of a case that its corrected twin lacks, mistakes and blank lines apart. None means that the twin differs from the case only
 * where the case is wrong, so that the case cannot fail for another reason.
 */
export function linesLostInTwin(source: string, twin: string): string[] {
  const wrong = new Set(parseExpectations(source).map(({ line }) => line));
  const kept = source
    .split('\n')
    .filter((line, index) => line.trim() !== '' && !isExpectation(line) && !wrong.has(index + 1));
  const rest = twin.split('\n');
  return kept.filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(0, at + 1);
    return at < 0;
  });
}
