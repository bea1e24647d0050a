import { formats } from '../../../lib/policy/reporters';
import { expectLinear } from '../../support/growth';
import { bareFinding, finding, print, report, REQUIREMENT, rule, TILL, WAIVED } from './support';

/** A set in which much is wrong, in many files. */
function large(amount: number) {
  const resources = Array.from({ length: 100 }, (_, index) => ({ ...TILL, name: `till-${index}` }));
  return report(
    Array.from({ length: amount }, (_, index) =>
      finding({
        resource: resources[index % resources.length] ?? TILL,
        message: `ConfigMap "prices" has no key "key-${index % 5000}"`,
        ...(index % 7 === 0 ? { waived: WAIVED } : {}),
      }),
    ),
    [REQUIREMENT],
  );
}

describe.each(formats)('the %s format', (format) => {
  test('is the same text for the same report', () => {
    const one = report([finding(), bareFinding(), finding({ waived: WAIVED })], [REQUIREMENT]);

    expect(print(format, one)).toBe(print(format, one));
  });

  test('ends with one line end', () => {
    expect(print(format, report([finding()]))).toMatch(/[^\n]\n{1,2}$/);
  });

  test('takes findings of rules that it was not told of', () => {
    const unknown = report([finding({ rule: 'constructor' })]);

    expect(print(format, unknown, { rules: [rule('__proto__')] })).toContain('constructor');
  });

  test('takes a time that grows with the findings, and not with their square', () => {
    expectLinear(1000, (amount) => {
      const many = large(amount);
      return () => print(format, many);
    });
  });
});
