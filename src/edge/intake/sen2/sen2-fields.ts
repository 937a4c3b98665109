/** The fields of the nine SEN2 tables: the name in the export, in the XML message, and the texts that stand over them elsewhere. */
import type { Sen2TableName } from '../../../core/domain/sen2.ts';

/** One field of a table. */
export type Sen2Field = {
  /** The column of the collection system's export, in `columnKey` form. */
  readonly column: string;
  /** The element of the XML message. */
  readonly element: string;
  /** Other texts that stand over the column: labels, texts of the entry template, slips that are known. */
  readonly labels: readonly string[];
};

function field(element: string, ...labels: readonly string[]): Sen2Field {
  return { column: element.toLowerCase(), element, labels };
}

const RESIDENTIAL_LABELS = ['Residential settings', 'Residential setting', 'Residential placement'];
const WORK_BASED_LABELS = ['Work-based learning activity', 'Work-based learning', 'Work based provision'];

/** What tables 4b and 5b have in common. */
const PLACE_FIELDS: readonly Sen2Field[] = [
  field('URN', 'URN – Unique Reference Number', 'Unique reference number', 'School URN', 'Establishment URN'),
  field(
    'UKPRN',
    'UKPRN – UK Provider Reference Number',
    'UK Provider Reference Number',
    'UK PRN',
    'Provider UKPRN',
  ),
  field('SENSetting', 'SEN setting – establishment type', 'SEN setting', 'SEN setting code', 'Setting code'),
  field('SENSettingOther', 'SEN setting – Other', 'Not in education – Other', 'SEN setting other'),
  field('PlacementRank', 'Placement rank', 'Rank of placement', 'Placment rank'),
  field('SENUnitIndicator', 'SEN unit indicator', 'SEN unit', 'SEN unit flag'),
  field(
    'ResourcedProvisionIndicator',
    'Resourced provision indicator',
    'Resourced provision',
    'RP indicator',
    'Resource provision indicator',
  ),
];

/**
 * The fields of each table, without its identifiers.
 * @source COLLECT export of the SEN2 person-level return 2023 to 2025; texts of its data entry template; guide to the
 *   return 2025, version 1.4.
 */
export const SEN2_FIELDS: Readonly<Record<Sen2TableName, readonly Sen2Field[]>> = {
  sen2: [
    field('Collection', 'Collection name'),
    field('Year', 'Collection year'),
    field('ReferenceDate', 'Reference date', 'Census date', 'Census day'),
    field('SourceLevel', 'Source level'),
    field('LEA', 'LA number', 'LA code', 'Local authority number'),
    field('SoftwareCode', 'Software code'),
    field('Release'),
    field('SerialNo', 'Serial number'),
    field('DateTime', 'Date & time', 'Date and time'),
    field('DMO', 'Designated medical officer'),
    field('DCO', 'Designated clinical officer'),
    field('DSCO', 'Designated social care officer'),
  ],
  person: [
    field('Surname', 'Family name', 'Last name'),
    field('Forename', 'First name', 'Given name'),
    field('PersonBirthDate', 'Date of birth', 'DOB', 'Birth date', 'Person date of birth'),
    field('GenderCurrent', 'Gender', 'Current gender'),
    field('Sex', 'Sex at birth', 'Person sex'),
    field('Ethnicity', 'Ethnic group', 'Ethnic background', 'Ethnic origin', 'Ethnicity code', 'Ethnicty'),
    field('PostCode', 'Home postcode'),
    field('UPN', 'UPN – Unique Pupil Number', 'Unique pupil number'),
    field(
      'UniqueLearnerNumber',
      'ULN – Young person unique learner number',
      'ULN – Young Persons Unique Learner Number',
      'ULN',
      'Unique learner number (ULN)',
    ),
    field('UPNunknown', 'UPN and ULN unavailable – reason', 'UPN unknown reason', 'Reason UPN unavailable'),
    field('CaseReference', 'Case ref', 'Case number', 'Case ID', 'Our reference'),
    field('NameKey'),
  ],
  requests: [
    field(
      'ReceivedDate',
      'Date request was received',
      'Request received date',
      'Request received',
      'Date request received',
      'Date received',
      'Recieved date',
    ),
    field('RequestSource', 'Source of request for an EHC needs assessment', 'Source of request'),
    field('RYA', 'Initial request whilst in RYA', 'Relevant youth accommodation'),
    field('RequestOutcomeDate', 'Request outcome date', 'Date of request outcome', 'Request decision date'),
    field(
      'RequestOutcome',
      'Request outcome',
      'Outcome of request',
      'Request decision',
      'Decision to assess',
    ),
    field('RequestMediation', 'Request mediation'),
    field('RequestTribunal', 'Request tribunal'),
    field(
      'Exported',
      'Exported – child or young person moves out of LA before assessment is completed',
      'Exported to LA',
    ),
  ],
  assessment: [
    field('AssessmentOutcome', 'Assessment outcome – decision to issue EHC plan', 'Decision to issue'),
    field('AssessmentOutcomeDate', 'Assessment outcome date', 'Date of assessment outcome'),
    field('AssessmentMediation', 'Assessment mediation'),
    field('AssessmentTribunal', 'Assessment tribunal'),
    field('OtherMediation', 'Other mediation'),
    field('OtherTribunal', 'Other tribunal'),
    field(
      'Week20',
      '20-week time limit exceptions apply',
      'Twenty week time limit exceptions apply',
      '20 week exception',
    ),
  ],
  namedplan: [
    field('StartDate', 'EHC plan start date', 'Plan start date', 'Plan start', 'EHCP start date'),
    field('PlanRes', ...RESIDENTIAL_LABELS),
    field('PlanWBP', ...WORK_BASED_LABELS),
    field('PB', 'Personal budget taken up', 'Personal budget'),
    field('OA', 'Personal budget – organised arrangements', 'Organised arrangements'),
    field('DP', 'Personal budget – direct payments', 'Direct payments', 'Direct payment'),
    field('CeaseDate', 'Date EHC plan ceased', 'Plan cease date', 'Date ceased', 'Ceased date'),
    field('CeaseReason', 'Reason EHC plan ceased', 'Reason ceased', 'Reason for ceasing'),
  ],
  plandetail: PLACE_FIELDS,
  activeplans: [
    field(
      'TransferLA',
      'EHC plan transferred in from another LA during calendar year',
      'Transferred from LA',
    ),
    field('Res', ...RESIDENTIAL_LABELS),
    field('WBP', ...WORK_BASED_LABELS),
    field('ReviewMeeting', 'Annual review meeting date', 'Review meeting date'),
    field('ReviewOutcome', 'Annual review decision', 'Annual review outcome'),
    field(
      'ReviewDraft',
      'Annual review – date draft amended EHC plan issued',
      'Date draft amended EHC plan issued',
    ),
    field(
      'PhaseTransferDueDate',
      'Phase transfer review – due date for any amended plan',
      'Phase transfer due date',
    ),
    field(
      'PhaseTransferFinalDate',
      'Phase transfer review – final plan date',
      'Phase transfer final plan date',
    ),
    field(
      'LastReview',
      'Annual review decision date',
      'EHC plan review decisions date',
      'EHC plan review decision date',
      'Review decision date',
    ),
  ],
  placementdetail: [
    ...PLACE_FIELDS,
    field('EntryDate', 'Placement start date', 'Placement start', 'Placement entry date', 'Date of entry'),
    field('LeavingDate', 'Placement leaving date', 'Placement end date', 'Placement end', 'Date of leaving'),
    field('AttendancePattern', 'Attendance pattern'),
    field('Res', ...RESIDENTIAL_LABELS),
    field('WBP', ...WORK_BASED_LABELS),
  ],
  senneed: [
    field('SENtype', 'SEN type', 'SEN type of need', 'Type of need', 'SEN need', 'Primary SEN type'),
    field('SENtypeRank', 'SEN type rank', 'SEN type of need rank', 'Rank of need', 'Need rank'),
  ],
};

/** What each table hangs on; null for the header, and for persons, whose parent says nothing more. */
export const SEN2_PARENTS: Readonly<Record<Sen2TableName, Sen2TableName | null>> = {
  sen2: null,
  person: null,
  requests: 'person',
  assessment: 'requests',
  namedplan: 'assessment',
  plandetail: 'namedplan',
  activeplans: 'requests',
  placementdetail: 'activeplans',
  senneed: 'activeplans',
};
