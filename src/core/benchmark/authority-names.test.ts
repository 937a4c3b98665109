/** Names of one authority meet; names of two never do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorityNameKey } from './authority-names.ts';

test('one authority has one key, however a publisher writes its name', () => {
  for (const [one, other] of [
    ['Bedford', 'Bedford Borough'],
    ['Durham', 'County Durham'],
    ['St. Helens', 'St Helens'],
    ['Bristol, City of', 'City of Bristol'],
    ['Bristol City Council', 'Bristol'],
    ['Herefordshire, County of', 'Herefordshire'],
    ['Kingston upon Hull, City of', 'Kingston Upon Hull'],
    ['Hull', 'Kingston upon Hull, City of'],
    ['Telford & Wrekin', 'Telford and Wrekin'],
    ['Southend-on-Sea', 'Southend on Sea'],
    ['Dorset6', 'Dorset'],
    ['Bournemouth, Christchurch and Poole5', 'BCP Council'],
    ['London Borough of Camden', 'CAMDEN'],
    ['Royal Borough of Windsor and Maidenhead', 'Windsor and Maidenhead'],
    ['Westminster City Council', 'Westminster'],
    ['City of London Corporation', 'City of London'],
  ] as const)
    assert.equal(authorityNameKey(one), authorityNameKey(other), `${one} / ${other}`);
});

test('authorities that only look alike stay apart', () => {
  for (const [one, other] of [
    ['Derby', 'Derbyshire'],
    ['Nottingham', 'Nottinghamshire'],
    ['City of London', 'London'],
    ['Kingston upon Thames', 'Kingston upon Hull, City of'],
    ['North Lincolnshire', 'North East Lincolnshire'],
    ['Middlesbrough', 'Peterborough'],
    ['Cheshire East', 'Cheshire West and Chester'],
    ['Newcastle upon Tyne', 'Newcastle-under-Lyme'],
  ] as const)
    assert.notEqual(authorityNameKey(one), authorityNameKey(other), `${one} / ${other}`);
});

test('a name that is nothing but a wrapping keeps something', () => {
  assert.notEqual(authorityNameKey('Council'), '');
  assert.equal(authorityNameKey(''), '');
});
