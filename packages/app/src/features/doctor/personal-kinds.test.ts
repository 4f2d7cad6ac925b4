import { expect, test } from 'vitest'
import { personalKinds, type PersonalKind } from './personal-kinds.ts'

/** Planted items of six kinds; the numbers of cards and accounts are those that banks publish for tests. */
const planted: Readonly<Record<PersonalKind, readonly string[]>> = {
  email: [
    'ann.lee@example.org',
    'j_doe+news@mail.example.co.uk',
    'müller@example.de',
    'X@y.io',
    'a-b.c@sub.example.com',
  ],
  phone: [
    '+49 170 1234567',
    '+1 (415) 555-2671',
    '+442071838750',
    '(415) 555-2671',
    '415-555-2671',
    '415.555.2671',
    '030 1234 5678',
    '0800 169 6031',
    '09061701461',
    '0170 1234567',
    '+33 1 23 45 67 89',
    '+4915112345678',
    // told by nothing: plain digits, and groups of two
    '4155552671',
    '01 23 45 67 89',
  ],
  card: [
    '4111 1111 1111 1111',
    '4242424242424242',
    '5555-5555-5555-4444',
    '378282246310005',
    '6011 1111 1111 1117',
    '2223003122003222',
    '30569309025904',
    '4000056655665556',
    '5105105105105100',
    '3530111333300000',
  ],
  ip: ['84.17.44.129', '192.168.0.1', '10.0.0.17', '255.255.255.0', '172.16.254.1', '8.8.8.8'],
  iban: ['DE89 3704 0044 0532 0130 00', 'GB29NWBK60161331926819', 'FR1420041010050500013M02606', 'NL91ABNA0417164300'],
  ssn: ['078-05-1120', '219-09-9999', '457-55-5462', '123-45-6789'],
}

/** What the patterns do not find is said in docs/doctor.md. */
const found: Readonly<Record<PersonalKind, number>> = { email: 5, phone: 12, card: 10, ip: 5, iban: 4, ssn: 4 }

test.each(Object.entries(planted) as readonly (readonly [PersonalKind, readonly string[]])[])(
  'planted %s items are found as often as is stated',
  (kind, items) => {
    const hits = items.filter((item) => personalKinds(`please write to ${item} today`).includes(kind))
    expect(hits.length).toBe(found[kind])
  },
)

test.each([
  '2026-01-31 12:00:00',
  '1.234.567,89',
  '1,234,567.89',
  '10.0.0.1-beta',
  'v1.2.3.4',
  '350-400 g',
  'room 1234567',

  '4111111111111112',
  '2024-10-2024',
  '0.123456789012',
  'ISBN 978-3-16-148410-0',
  'uuid 123e4567-e89b-12d3-a456-426614174000',
  '12:30-14:45',
  '3.14159265358979',
  '@VirginAmerica thanks',
  'A-38',
  'order 000-12-3456',
  '$800-900-1000',
])('%s is no personal data', (text) => {
  expect(personalKinds(text)).toEqual([])
})
