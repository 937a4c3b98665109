/** The SEN2 tables with a planted child in every personal column, in rows that are right and in rows broken in every way. */
import { MARKERS } from './markers.ts';

const { surname, forename, postcode, upn, uln } = MARKERS;
const reference = MARKERS.case;
const HEADER =
  'persontableid,NativeId,surname,forename,personbirthdate,sex,ethnicity,postcode,upn,uniquelearnernumber,upnunknown,casereference';

/** Rows of persons: the first is right. Ids of the others are not used by other tables. */
const GOOD = `1,999,${surname},${forename},17/03/2011,F,WBRI,${postcode},${upn},${uln},,${reference}`;
const BROKEN = [
  `2,999,${surname},${forename},2011-Mar-17 00:00:00,F,WBRI,${postcode},${upn},${uln},,${reference}`,
  // A value in the wrong column, each way.
  `3,999,${forename},${postcode},${surname},${forename},${surname},${upn},${surname},${surname},${surname},`,
  `4,999,,,${upn},${uln},${upn},,,,${upn},`,
  `5,999,,,17/03/2011x,17/03/2011,17/03/2011,,17/03/2011,,17/03/2011,17/03/2011`,
  // The identifier is a number or a name of the child.
  `${upn},999,${surname},${forename},17/03/2011,F,WBRI,${postcode},${upn},,,${reference}`,
  `${upn},999,${surname},${forename},17/03/2011,F,WBRI,${postcode},${upn},,,${reference}`,
  // Too many cells, too few, a quotation mark out of place, a formula, an error of a spreadsheet.
  `7,999,${surname},${forename},17/03/2011,F,WBRI,${postcode},${upn},${uln},,${reference},${surname},${upn}`,
  `8,999,${surname},${forename},17/03/2011`,
  `9,999,"${surname}"x,${forename},17/03/2011,F,WBRI,${postcode},${upn},${uln},,${reference}`,
  `10,999,=${surname},+${forename},=${upn},@${surname},-${surname},${postcode},${upn},${uln},,${reference}`,
  `11,999,${surname},${forename},#REF!,F,WBRI,${postcode},${upn},${uln},,${reference}`,
  // Too old, and born after the day of the extract.
  `12,999,${surname},${forename},17/03/1911,F,WBRI,${postcode},${upn},${uln},,${reference}`,
  `13,999,${surname},${forename},17/03/2091,F,WBRI,${postcode},${upn},${uln},,${reference}`,
  // A note and a long text.
  `Note: ${forename} ${surname}`,
  `14,999,${surname.repeat(60)},${forename},17/03/2011,${surname.repeat(60)},WBRI,${postcode},${upn},${uln},,${reference}`,
];

const SEN2 = 'sen2tableid,collection,year,referencedate,lea\n1,SEN2,2025,2025-01-16,999\n';
const value = `${forename} ${surname}`;

/** The planted return by file name. */
export const SEN2_FILES: Readonly<Record<string, string>> = {
  'planted_sen2.csv': SEN2,
  'planted_person.csv': `${[HEADER, GOOD, ...BROKEN].join('\n')}\n`,
  'planted_requests.csv': [
    'requeststableid,persontableid,receiveddate,requestsource,rya,requestoutcomedate,requestoutcome,requestmediation,requesttribunal,exported',
    '11,1,2024-02-01,2,0,2024-03-10,Y,0,0,',
    `12,${upn},${value},${surname},${surname},${value},${surname},${surname},${forename},${surname}`,
    `${surname},${surname},17/03/2011,17/03/2011,${upn},17/03/2011x,${upn},${uln},${uln},${upn}`,
  ].join('\n'),
  'planted_assessment.csv': [
    'assessmenttableid,requeststableid,assessmentoutcome,assessmentoutcomedate,week20',
    '21,11,Y,2024-06-20,0',
    `22,${surname},${surname},${value},${surname}`,
    `${upn},11,${upn},17/03/2011x,${uln}`,
  ].join('\n'),
  'planted_namedplan.csv': [
    'namedplantableid,assessmenttableid,startdate,planres,planwbp,pb,oa,dp,ceasedate,ceasereason',
    '31,21,2024-06-20,,,0,0,,,',
    `32,${surname},${value},${surname},${surname},${surname},${surname},${surname},${value},${surname}`,
  ].join('\n'),
  'planted_plandetail.csv': [
    'plandetailtableid,namedplantableid,urn,ukprn,sensetting,sensettingother,placementrank',
    `41,31,,,OTH,At home with ${value} at ${postcode},1`,
    `42,31,${surname},${uln},${surname},${value},${surname}`,
  ].join('\n'),
  'planted_activeplans.csv': [
    'activeplanstableid,requeststableid,transferla,reviewmeeting,reviewoutcome,lastreview',
    '51,11,,2024-11-01,,2024-11-20',
    `52,${surname},${surname},${value},${surname},17/03/2011x`,
  ].join('\n'),
  'planted_placementdetail.csv': [
    'placementdetailtableid,activeplanstableid,urn,ukprn,sensetting,sensettingother,placementrank,entrydate,leavingdate',
    `61,51,,,OTH,${value},1,2024-09-01,`,
    `62,51,${surname},${uln},${surname},${value},${surname},${value},17/03/2011x`,
  ].join('\n'),
  'planted_senneed.csv': [
    'senneedtableid,activeplanstableid,sentype,sentyperank',
    '71,51,ASD,1',
    `72,51,${surname},${surname}`,
    `73,51,${value},17/03/2011`,
  ].join('\n'),
};

/** The same child in the form of the collection's XML. */
export const SEN2_XML = `<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>SEN2</Collection><Year>2025</Year><ReferenceDate>2025-01-16</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>999</LEA></Source></Header>
<Persons>
<Person><Surname>${surname}</Surname><Forename>${forename}</Forename><PersonBirthDate>2011-03-17</PersonBirthDate><Sex>F</Sex><Ethnicity>WBRI</Ethnicity><PostCode>${postcode}</PostCode><UPN>${upn}</UPN><UniqueLearnerNumber>${uln}</UniqueLearnerNumber>
<Requests><ReceivedDate>2024-02-01</ReceivedDate><RequestOutcome>A</RequestOutcome></Requests></Person>
<Person><Surname>${surname}</Surname><Forename>${forename}</Forename><PersonBirthDate>${surname}</PersonBirthDate><Sex>${surname}</Sex><Ethnicity>${upn}</Ethnicity><PostCode>${postcode}</PostCode><UPN>${surname}</UPN><Nickname>${surname}</Nickname>
<Requests><ReceivedDate>${value}</ReceivedDate><RequestOutcome>${surname}</RequestOutcome></Requests></Person>
</Persons></Message>
`;
