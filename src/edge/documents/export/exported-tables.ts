/** The tables that can leave the store as CSV, in the layouts that the import reads: keys stand where numbers stood. */
import type { Pence } from '../../../core/base/pence.ts';
import type { PlacementCost } from '../../../core/domain/placement-cost.ts';
import type { RecordOf, Sen2Records } from '../../../core/domain/records.ts';
import type { Sen2Place } from '../../../core/domain/sen2.ts';
import { writtenKey } from '../../../core/domain/written-key.ts';

/** The text of one cell; "" where the value is missing. */
export type Cell<T> = (record: T, ordinal: number) => string;

/** A table as it is written: its file, and its columns in order. */
export type ExportedTable<T> = {
  /** Path below the folder, with "/". */
  readonly path: string;
  readonly columns: Readonly<Record<string, Cell<T>>>;
};

/** A text or a number as it is; "" where it is missing. */
export const text = (value: string | number | null): string => (value === null ? '' : String(value));
/** Pounds and pence without any sign or comma: 6300000 pence is "63000.00". */
export const pounds = (amount: Pence): string =>
  `${amount < 0 ? '-' : ''}${Math.floor(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, '0')}`;
/** A keyed hash as the import knows it again; "" where there is none. */
export const key = (value: string | null): string =>
  value === null || value === '' ? '' : writtenKey(value);
const flag = (value: boolean | null) => (value === null ? '' : value ? '1' : '0');

function sen2Path(table: string): string {
  return `sen2/${table}.csv`;
}

const PLACE: Readonly<Record<string, Cell<Sen2Place>>> = {
  urn: ({ urn }) => text(urn),
  ukprn: ({ ukprn }) => text(ukprn),
  sensetting: ({ settingCode }) => text(settingCode),
  placementrank: ({ rank }) => text(rank),
  senunitindicator: ({ senUnit }) => flag(senUnit),
  resourcedprovisionindicator: ({ resourcedProvision }) => flag(resourcedProvision),
};

/** Rows without an identifier of their own are numbered as they come. */
const numbered = (_: unknown, ordinal: number) => text(ordinal + 1);

/** SEN2 tables: a keyed hash stands where an identifier or a number of a child stood, a month where a birth date stood. */
export const SEN2_EXPORTS: { readonly [Name in Sen2Records]: ExportedTable<RecordOf[Name]> } = {
  sen2Headers: {
    path: sen2Path('sen2'),
    columns: {
      sen2tableid: numbered,
      collection: () => 'SEN2',
      year: ({ year }) => text(year),
      referencedate: ({ asAt }) => text(asAt),
      lea: ({ authorityNumber }) => text(authorityNumber),
      dmo: ({ medicalOfficer }) => flag(medicalOfficer),
      dco: ({ clinicalOfficer }) => flag(clinicalOfficer),
      dsco: ({ socialCareOfficer }) => flag(socialCareOfficer),
    },
  },
  persons: {
    path: sen2Path('person'),
    columns: {
      persontableid: ({ personKey }) => key(personKey),
      personbirthdate: ({ birthMonth }) => birthMonth,
      sex: ({ sex }) => text(sex),
      ethnicity: ({ ethnicity }) => text(ethnicity),
      upn: ({ pupilKey }) => key(pupilKey),
      uniquelearnernumber: ({ learnerKey }) => key(learnerKey),
      casereference: ({ caseKey }) => key(caseKey),
      namekey: ({ nameKey }) => key(nameKey),
      upnunknown: ({ upnUnknown }) => text(upnUnknown),
    },
  },
  requests: {
    path: sen2Path('requests'),
    columns: {
      requeststableid: ({ requestKey }) => key(requestKey),
      persontableid: ({ personKey }) => key(personKey),
      receiveddate: ({ receivedOn }) => receivedOn,
      requestsource: ({ source }) => text(source),
      rya: ({ inYouthAccommodation }) => flag(inYouthAccommodation),
      requestoutcomedate: ({ outcomeOn }) => text(outcomeOn),
      requestoutcome: ({ outcome }) => outcome,
      requestmediation: ({ mediation }) => flag(mediation),
      requesttribunal: ({ tribunal }) => flag(tribunal),
      exported: ({ exportedTo }) => text(exportedTo),
    },
  },
  assessments: {
    path: sen2Path('assessment'),
    columns: {
      assessmenttableid: ({ assessmentKey }) => key(assessmentKey),
      requeststableid: ({ requestKey }) => key(requestKey),
      assessmentoutcome: ({ outcome }) => outcome,
      assessmentoutcomedate: ({ outcomeOn }) => text(outcomeOn),
      assessmentmediation: ({ mediation }) => flag(mediation),
      assessmenttribunal: ({ tribunal }) => flag(tribunal),
      othermediation: ({ otherMediation }) => flag(otherMediation),
      othertribunal: ({ otherTribunal }) => flag(otherTribunal),
      week20: ({ exceptionToTwentyWeeks }) => flag(exceptionToTwentyWeeks),
    },
  },
  namedPlans: {
    path: sen2Path('namedplan'),
    columns: {
      namedplantableid: ({ namedPlanKey }) => key(namedPlanKey),
      assessmenttableid: ({ assessmentKey }) => key(assessmentKey),
      startdate: ({ startsOn }) => startsOn,
      planres: ({ residential }) => text(residential),
      planwbp: ({ workBased }) => text(workBased),
      pb: ({ personalBudget }) => flag(personalBudget),
      oa: ({ organisedArrangements }) => flag(organisedArrangements),
      dp: ({ directPayments }) => text(directPayments),
      ceasedate: ({ ceasedOn }) => text(ceasedOn),
      ceasereason: ({ ceaseReason }) => text(ceaseReason),
    },
  },
  planDetails: {
    path: sen2Path('plandetail'),
    columns: {
      plandetailtableid: numbered,
      namedplantableid: ({ namedPlanKey }) => key(namedPlanKey),
      ...PLACE,
    },
  },
  activePlans: {
    path: sen2Path('activeplans'),
    columns: {
      activeplanstableid: ({ activePlanKey }) => key(activePlanKey),
      requeststableid: ({ requestKey }) => key(requestKey),
      transferla: ({ transferredFrom }) => text(transferredFrom),
      res: ({ residential }) => text(residential),
      wbp: ({ workBased }) => text(workBased),
      reviewmeeting: ({ reviewMeetingOn }) => text(reviewMeetingOn),
      reviewoutcome: ({ reviewOutcome }) => text(reviewOutcome),
      reviewdraft: ({ reviewDraftOn }) => text(reviewDraftOn),
      phasetransferduedate: ({ phaseTransferDueOn }) => text(phaseTransferDueOn),
      phasetransferfinaldate: ({ phaseTransferFinalOn }) => text(phaseTransferFinalOn),
      lastreview: ({ reviewDecisionOn }) => text(reviewDecisionOn),
    },
  },
  placements: {
    path: sen2Path('placementdetail'),
    columns: {
      placementdetailtableid: numbered,
      activeplanstableid: ({ activePlanKey }) => key(activePlanKey),
      ...PLACE,
      entrydate: ({ entryOn }) => text(entryOn),
      leavingdate: ({ leavingOn }) => text(leavingOn),
      res: ({ residential }) => text(residential),
      wbp: ({ workBased }) => text(workBased),
    },
  },
  needs: {
    path: sen2Path('senneed'),
    columns: {
      senneedtableid: numbered,
      activeplanstableid: ({ activePlanKey }) => key(activePlanKey),
      sentype: ({ need }) => need,
      sentyperank: ({ rank }) => text(rank),
    },
  },
};

/** Placement costs; the reference is the key that joins a cost to its child. */
export const COSTS_EXPORT: ExportedTable<PlacementCost> = {
  path: 'finance/placement-costs.csv',
  columns: {
    Reference: ({ caseKey }) => key(caseKey),
    UPN: ({ pupilKey }) => key(pupilKey),
    'Placement type': ({ placementType }) => placementType,
    URN: ({ urn }) => text(urn),
    Band: ({ band }) => text(band),
    'Start date': ({ start }) => start,
    'End date': ({ end }) => text(end),
    'Annual cost': ({ yearlyCostPence }) => pounds(yearlyCostPence),
  },
};
