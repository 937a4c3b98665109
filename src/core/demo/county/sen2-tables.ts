/** The nine SEN2 tables of the county as CSV lines, in the layout of the department's export, with a few planted faults. */
import type { IsoDate } from '../../base/time.ts';
import { createStream, uniformInt } from '../../num/random.ts';
import { CENSUS_DAY, type DemoCase, demoCases, type PlacementType } from './demo-case.ts';
import type { MonthlyStory } from './monthly-story.ts';

/** What a table's lines are made from. */
export type Sen2Source = {
  readonly story: MonthlyStory;
  readonly seed: number;
  readonly authorityNumber: string;
};

/** One table: its name in the file's name, its columns, and the lines of one case. */
type Table = {
  readonly name: string;
  readonly columns: string;
  readonly lines: (item: DemoCase, source: Sen2Source) => readonly string[];
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Write a day as the export does: "2024-Sep-28 00:00:00"; empty where there is none. */
function stamp(day: IsoDate | null): string {
  if (day === null) return '';
  return `${day.slice(0, 4)}-${MONTHS[Number(day.slice(5, 7)) - 1] ?? '???'}-${day.slice(8)} 00:00:00`;
}

/** Numbers of the cases in which a fault is planted, so that an import has something to find. */
export const PLANTED = {
  impossibleReceivedDate: [11_001, 11_003, 11_007],
  unknownNeed: [900, 2100],
  placementLeftBeforeEntry: [1500],
} as const;

/** Where a child is placed: establishment number, setting code and flags. All establishments are made up. */
function placeOf(item: DemoCase, stream: () => number): string {
  const urn = (base: number, count: number) => String(900_000 + base + Math.floor(stream() * count));
  const place: Readonly<Record<PlacementType, () => string>> = {
    mainstream: () => `${urn(0, 220)},,,,1,0,0`,
    resourceBase: () => `${urn(300, 30)},,,,1,0,1`,
    stateSpecial: () => `${urn(400, 12)},,,,1,0,0`,
    inmss: () => `${urn(500, 45)},,,,1,0,0`,
    post16: () => `${urn(600, 14)},,,,1,0,0`,
    other: () => `,,${stream() < 0.5 ? 'OLA' : 'EHE'},,1,0,0`,
  };
  return place[item.placement ?? 'mainstream']();
}

/** Day a placement began: with the plan, or the September after. */
function entryOf(item: DemoCase): IsoDate {
  return item.startsOn ?? item.receivedOn;
}

const TABLES: readonly Table[] = [
  {
    name: 'sen2',
    columns:
      'sen2tableid,NativeId,sen2orderseqcolumn,sourceid,collection,year,referencedate,sourcelevel,lea,softwarecode,release,serialno,datetime,dmo,dco,dsco',
    lines: (item, { authorityNumber }) =>
      item.number === 1
        ? [
            `1,${authorityNumber},1,1,SEN2,2025,${stamp(CENSUS_DAY)},L,${authorityNumber},Made-up,1.3,1,${stamp('2025-02-20')},1,1,1`,
          ]
        : [],
  },
  {
    name: 'person',
    columns:
      'persontableid,NativeId,personorderseqcolumn,sourceid,sen2tableid,surname,forename,personbirthdate,gendercurrent,sex,ethnicity,postcode,upn,uniquelearnernumber,upnunknown',
    lines: (item, { authorityNumber }) => [
      `P${item.number},${authorityNumber},${item.number},1,1,Example,Person-${item.number},${stamp(item.birth)},,${item.sex},REFU,,X${String(item.number).padStart(12, '0')},,`,
    ],
  },
  {
    name: 'requests',
    columns:
      'requeststableid,NativeId,requestsorderseqcolumn,sourceid,persontableid,receiveddate,requestsource,rya,requestoutcomedate,requestoutcome,requestmediation,requesttribunal,exported',
    lines: (item, { authorityNumber }) => [
      `R${item.number},${authorityNumber},1,1,P${item.number},${stamp(item.receivedOn)},${1 + (item.number % 5)},0,${stamp(item.requestOn)},${item.request},0,0,`,
    ],
  },
  {
    name: 'assessment',
    columns:
      'assessmenttableid,NativeId,assessmentorderseqcolumn,sourceid,requeststableid,assessmentoutcome,assessmentoutcomedate,assessmentmediation,assessmenttribunal,othermediation,othertribunal,week20',
    lines: (item, { authorityNumber }) =>
      item.assessment === null
        ? []
        : [
            `A${item.number},${authorityNumber},1,1,R${item.number},${item.assessment},${stamp(item.assessmentOn)},0,0,0,0,${item.number % 23 === 0 ? 1 : 0}`,
          ],
  },
  {
    name: 'namedplan',
    columns:
      'namedplantableid,NativeId,namedplanorderseqcolumn,sourceid,assessmenttableid,startdate,planres,planwbp,pb,oa,dp,ceasedate,ceasereason',
    lines: (item, { authorityNumber }) =>
      item.startsOn === null
        ? []
        : [
            `N${item.number},${authorityNumber},1,1,A${item.number},${stamp(item.startsOn)},,,0,0,,${stamp(item.ceasedOn)},${item.ceaseReason ?? ''}`,
          ],
  },
  {
    name: 'plandetail',
    columns:
      'plandetailtableid,NativeId,plandetailorderseqcolumn,sourceid,namedplantableid,urn,ukprn,sensetting,sensettingother,placementrank,senunitindicator,resourcedprovisionindicator',
    lines: (item, { authorityNumber, seed }) =>
      item.placement === null
        ? []
        : [`D${item.number},${authorityNumber},1,1,N${item.number},${placeOf(item, chanceOf(seed, item))}`],
  },
  {
    name: 'activeplans',
    columns:
      'activeplanstableid,NativeId,activeplansorderseqcolumn,sourceid,requeststableid,transferla,res,wbp,reviewmeeting,reviewoutcome,reviewdraft,phasetransferduedate,phasetransferfinaldate,lastreview',
    lines: (item, { authorityNumber }) =>
      item.placement === null ? [] : [`L${item.number},${authorityNumber},1,1,R${item.number},,,,,,,,,`],
  },
  {
    name: 'placementdetail',
    columns:
      'placementdetailtableid,NativeId,placementdetailorderseqcolumn,sourceid,activeplanstableid,urn,ukprn,sensetting,sensettingother,placementrank,entrydate,leavingdate,attendancepattern,senunitindicator,resourcedprovisionindicator,res,wbp',
    lines: (item, { authorityNumber, seed }) => {
      if (item.placement === null) return [];
      const [urn, ukprn, setting, other, rank, unit, base] = placeOf(item, chanceOf(seed, item)).split(',');
      const isPlanted = PLANTED.placementLeftBeforeEntry.some((number) => number === item.number);
      const left = isPlanted ? stamp('2001-01-01') : '';
      return [
        `M${item.number},${authorityNumber},1,1,L${item.number},${urn},${ukprn},${setting},${other},${rank},${stamp(entryOf(item))},${left},,${unit},${base},,`,
      ];
    },
  },
  {
    name: 'senneed',
    columns: 'senneedtableid,NativeId,senneedorderseqcolumn,sourceid,activeplanstableid,sentype,sentyperank',
    lines: (item, { authorityNumber }) => {
      if (item.placement === null) return [];
      const isPlanted = PLANTED.unknownNeed.some((number) => number === item.number);
      const first = `S${item.number}a,${authorityNumber},1,1,L${item.number},${isPlanted ? 'XYZ' : item.need},1`;
      return item.secondNeed === null
        ? [first]
        : [first, `S${item.number}b,${authorityNumber},2,1,L${item.number},${item.secondNeed},2`];
    },
  },
];

/** The same draws for a case in every table that needs them. */
function chanceOf(seed: number, item: DemoCase): () => number {
  const stream = createStream(seed, 'place', item.number);
  return () => uniformInt(stream, 1 << 20) / (1 << 20);
}

/** Every table by name, with its lines: the header, then the cases in order. */
export function sen2Tables(
  source: Sen2Source,
): readonly { readonly name: string; readonly lines: () => Iterable<string> }[] {
  return TABLES.map((table) => ({
    name: table.name,
    *lines() {
      yield table.columns;
      for (const item of demoCases(source.story, source.seed)) yield* table.lines(item, source);
      if (table.name === 'requests') yield* plantedRequests(source);
    },
  }));
}

/** Requests with days that do not exist, each of a person of its own number that is in no other table. */
function* plantedRequests({ authorityNumber }: Sen2Source): Generator<string> {
  for (const number of PLANTED.impossibleReceivedDate)
    yield `RX${number},${authorityNumber},1,1,P1,2024-Feb-31 00:00:00,1,0,,A,0,0,`;
}
