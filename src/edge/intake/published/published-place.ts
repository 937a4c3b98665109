/** Columns that say where and when a published row belongs. */

/** By what they tell; in `columnKey` form. */
export const PUBLISHED_PLACE = {
  timePeriod: 'timeperiod',
  timeIdentifier: 'timeidentifier',
  level: 'geographiclevel',
  countryCode: 'countrycode',
  countryName: 'countryname',
  regionCode: 'regioncode',
  regionName: 'regionname',
  newCode: 'newlacode',
  oldCode: 'oldlacode',
  name: 'laname',
  topic: 'breakdowntopic',
  breakdown: 'breakdown',
  age: 'characteristicage',
  establishmentType: 'establishmenttype',
  establishmentGroup: 'establishmentgroup',
} as const;
