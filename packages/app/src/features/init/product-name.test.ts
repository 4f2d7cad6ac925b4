import { expect, test } from 'vitest'
import { productName } from './product-name.ts'

test('a product is named by its file, or by its folder where the file says nothing', () => {
  expect(productName('/w/card-fraud_2024.csv.gz')).toBe('Card fraud 2024')
  expect(productName('/w/telco_churn/data.csv')).toBe('Telco churn')
  expect(productName('/w/loans/test.parquet')).toBe('Loans test')
  expect(productName('/w/CreditScores.csv')).toBe('Credit scores')
  expect(productName('/---/---.csv')).toBe('Data')
})
