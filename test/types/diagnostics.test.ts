import { linesLostInTwin, mismatches, parseDiagnostics, parseExpectations } from './diagnostics';

const output = `test/types/cases/a.ts(3,14): error TS2322: Type 'A' is not assignable to type 'B'.
  Types of property 'id' are incompatible.
    Type '"a"' is not assignable to type '"b"'.
test/types/cases/b.ts(1,1): error TS6133: 'x' is declared but its value is never read.
`;

const source = `// A promise.
// expect: TS2322 first
// expect: TS2345 second
export const wrong = make();
export const right = make();
`;

describe('the compiler output', () => {
  test('is read as one error for each head line, its reasons included', () => {
    expect(parseDiagnostics(output)).toEqual([
      {
        file: 'test/types/cases/a.ts',
        line: 3,
        code: 'TS2322',
        message: [
          "Type 'A' is not assignable to type 'B'.",
          "Types of property 'id' are incompatible.",
          `Type '"a"' is not assignable to type '"b"'.`,
        ].join('\n'),
      },
      {
        file: 'test/types/cases/b.ts',
        line: 1,
        code: 'TS6133',
        message: "'x' is declared but its value is never read.",
      },
    ]);
  });

  test('fails when it is about no file', () => {
    expect(() => parseDiagnostics('error TS18003: No inputs were found in config file.')).toThrow('TS18003');
  });
});

describe('the announced mistakes', () => {
  test('stand on the first line below their comments', () => {
    expect(parseExpectations(source)).toEqual([
      { line: 4, code: 'TS2322', message: 'first' },
      { line: 4, code: 'TS2345', message: 'second' },
    ]);
  });

  test.each(['// expect: 2322 text', '// expect TS2322 text', '// Expect: TS2322', '//expect: TS2322 text'])(
    'fail when a comment reads "%s"',
    (comment) => {
      expect(() => parseExpectations(comment)).toThrow('must read');
    },
  );
});

describe('the comparison', () => {
  const expected = parseExpectations(source);
  const first = { file: 'a.ts', line: 4, code: 'TS2322', message: 'the first of two' };
  const second = { file: 'a.ts', line: 4, code: 'TS2345', message: 'the\nsecond reason' };

  test('is silent when every mistake has its error', () => {
    expect(mismatches(expected, [second, first])).toEqual([]);
  });

  test('fails when a mistake compiles', () => {
    expect(mismatches(expected, [first])).toEqual(['line 4: no error TS2345 second']);
  });

  test.each([
    ['line', { ...second, line: 5 }],
    ['code', { ...second, code: 'TS2322' }],
    ['message', { ...second, message: 'another' }],
  ])('fails when an error has another %s', (_, other) => {
    expect(mismatches(expected, [first, other])).toHaveLength(2);
  });

  test('fails when there is one error more', () => {
    expect(mismatches(expected, [first, second, second])).toEqual([
      'line 4: unexpected error TS2345 the\nsecond reason',
    ]);
  });

  test('fails when a case announces nothing', () => {
    expect(mismatches([], [])).toEqual(['the case announces no mistake']);
  });
});

describe('the twin', () => {
  test('may correct, add and leave out mistaken lines', () => {
    expect(linesLostInTwin(source, '// A promise.\nexport const more = 1;\nexport const right = make();\n')).toEqual(
      [],
    );
  });

  test('fails when it changes a line that is no mistake', () => {
    expect(linesLostInTwin(source, '// A promise.\nexport const right = other();\n')).toEqual([
      'export const right = make();',
    ]);
  });
});
