import { parseQuantity } from '../../lib/manifests';

describe('parseQuantity', () => {
  test.each([
    ['2', 2],
    ['0', 0],
    ['0.5', 0.5],
    ['250m', 0.25],
    ['1500m', 1.5],
    ['2k', 2000],
    ['3M', 3_000_000],
    ['1G', 1_000_000_000],
    ['1T', 1_000_000_000_000],
    ['1Ki', 1024],
    ['512Mi', 536_870_912],
    ['2Gi', 2_147_483_648],
    ['1.5Gi', 1_610_612_736],
    ['1Ti', 1_099_511_627_776],
    ['1P', 1e15],
    ['1E', 1e18],
    ['1Pi', 2 ** 50],
    ['1Ei', 2 ** 60],
    ['1500u', 0.0015],
    ['2000000n', 0.002],
    ['1e3', 1000],
    ['1E3', 1000],
    ['5e-1', 0.5],
    ['1e+3', 1000],
    ['.5Gi', 536_870_912],
    ['2.', 2],
    ['+1Gi', 1_073_741_824],
  ])('%s is %d in base units', (text, expected) => {
    expect(parseQuantity(text)).toBeCloseTo(expected, 6);
  });

  test('binary and decimal units differ', () => {
    expect(parseQuantity('1Gi')).toBeGreaterThan(parseQuantity('1G'));
  });

  test.each([
    '',
    'Gi',
    '1 Gi',
    '1GB',
    '1gi',
    '-1',
    '0x10',
    '1Gi ',
    'one',
    '1.2.3',
    '.',
    '+',
    '1e',
    '1e3Gi',
    '1K',
    '1Ni',
  ])('"%s" is no quantity, which is no number', (text) => {
    expect(parseQuantity(text)).toBeNaN();
  });
});
