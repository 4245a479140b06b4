namespace Oncohort.Cohort.Faults;

/// <summary>
/// Every fault and warning Oncohort can report, each with a permanent number. The printed code is <c>OCH</c> and three digits.
/// Numbers are never reused or renamed: 1-39 input and command, 40-49 an analysis that cannot be done, 50-59 staging and grading, 60-85 warnings, 86-96 a published study, 98 a report that is read again, 99 a defect of ours.
/// </summary>
public enum FaultCode
{
    /// <summary>A file that was named does not exist.</summary>
    FileNotFound = 1,
    /// <summary>A file exists but cannot be read.</summary>
    FileUnreadable = 2,
    /// <summary>The format of a source is not one Oncohort reads.</summary>
    UnknownFormat = 3,
    /// <summary>A file holds no bytes, or only white space.</summary>
    EmptyFile = 4,
    /// <summary>A file holds a header and no records.</summary>
    HeaderOnly = 5,
    /// <summary>Two columns have the same name.</summary>
    DuplicateHeader = 6,
    /// <summary>A text file is not valid UTF-8.</summary>
    InvalidUtf8 = 7,
    /// <summary>A line is longer than the limit.</summary>
    LineTooLong = 8,
    /// <summary>A record has more or fewer fields than the header.</summary>
    RaggedRow = 9,
    /// <summary>A quoted field is never closed.</summary>
    UnclosedQuote = 10,
    /// <summary>A table or sheet that was named does not exist.</summary>
    TableNotFound = 11,
    /// <summary>A column that was named does not exist.</summary>
    ColumnNotFound = 12,
    /// <summary>A value is not a number where one is needed.</summary>
    NotANumber = 13,
    /// <summary>A value is not a date where one is needed.</summary>
    NotADate = 14,
    /// <summary>A follow-up time is negative.</summary>
    NegativeTime = 15,
    /// <summary>A row leaves observation at or before it enters.</summary>
    ExitNotAfterEntry = 16,
    /// <summary>The values of an event column do not say which of them is the event.</summary>
    EventValuesUnclear = 17,
    /// <summary>One patient identifier stands on two rows.</summary>
    DuplicatePatient = 18,
    /// <summary>A SQL expression cannot be parsed or evaluated.</summary>
    BadExpression = 19,
    /// <summary>A SQL expression does more than compute one value from one row.</summary>
    ExpressionNotAllowed = 20,
    /// <summary>A key of the study file is unknown.</summary>
    UnknownKey = 21,
    /// <summary>A key of the study file is missing.</summary>
    MissingKey = 22,
    /// <summary>A value in the study file or on the command line is not one of those possible.</summary>
    BadValue = 23,
    /// <summary>The output folder or file cannot be written.</summary>
    OutputNotWritable = 24,
    /// <summary>The command line is not understood.</summary>
    BadCommandLine = 25,
    /// <summary>A level that was named does not occur.</summary>
    UnknownLevel = 26,
    /// <summary>A weight is negative or not finite.</summary>
    BadWeight = 27,
    /// <summary>A database cannot be reached or refuses.</summary>
    DatabaseUnreachable = 28,
    /// <summary>A study file is not valid YAML.</summary>
    BadYaml = 29,
    /// <summary>A date of follow-up contradicts another one.</summary>
    ContradictoryDates = 30,
    /// <summary>A column name is used twice by the study file.</summary>
    NameTaken = 31,
    /// <summary>A row has no patient identifier.</summary>
    MissingPatient = 32,

    /// <summary>No row is left to analyse.</summary>
    NoRows = 40,
    /// <summary>No event occurs.</summary>
    NoEvents = 41,
    /// <summary>Only one group occurs where at least two are compared.</summary>
    OneGroup = 42,
    /// <summary>A covariate has the same value in every row.</summary>
    ConstantCovariate = 43,
    /// <summary>A covariate is a linear combination of others.</summary>
    CollinearCovariate = 44,
    /// <summary>A table has an empty row or column margin.</summary>
    EmptyMargin = 45,
    /// <summary>The restriction time lies beyond what the data can support.</summary>
    RestrictionBeyondFollowUp = 46,
    /// <summary>A method does not exist for late entry, or for weights that are not whole numbers.</summary>
    MethodNotDefined = 47,

    /// <summary>A value is not a T, N or M category of the edition.</summary>
    UnknownStageCategory = 50,
    /// <summary>A site, edition, stage group or anatomical finding is not in the stage tables.</summary>
    UnknownStaging = 51,
    /// <summary>The letters of patients leave more than one stage group.</summary>
    StageUndecided = 52,
    /// <summary>The stage table has no group for the letters of patients.</summary>
    NoStageGroup = 53,
    /// <summary>A value is not one of its scale or classification.</summary>
    NotOnScale = 54,

    /// <summary>A coefficient runs to infinity: complete or quasi-complete separation.</summary>
    Separated = 60,
    /// <summary>An iteration did not converge.</summary>
    DidNotConverge = 61,
    /// <summary>A quantile of survival is not reached.</summary>
    NotReached = 62,
    /// <summary>A requested time lies beyond the last follow-up.</summary>
    BeyondFollowUp = 63,
    /// <summary>Times that differ only by rounding were merged.</summary>
    NearTiesMerged = 64,
    /// <summary>Rows were left out because a value is missing.</summary>
    RowsLeftOut = 65,
    /// <summary>There are few events for the number of coefficients.</summary>
    FewEventsPerVariable = 66,
    /// <summary>The proportional-hazards assumption is doubtful.</summary>
    NonProportionalHazards = 67,
    /// <summary>A value cannot be estimated from these data.</summary>
    NotEstimable = 68,
    /// <summary>Expected counts are small for a chi-square test.</summary>
    SmallExpectedCounts = 69,
    /// <summary>A level occurs in the data but not in the declared order, or the other way round.</summary>
    LevelsDiffer = 70,
    /// <summary>An exact test was too large and a stated approximation was used.</summary>
    Approximated = 71,
    /// <summary>Follow-up is compared by something that is known only after its start.</summary>
    PostBaselineGroup = 72,
    /// <summary>Models of several causes predict incidences that add up to more than 1.</summary>
    PredictedTotalAboveOne = 73,
    /// <summary>States entered at one time were set apart.</summary>
    StatesAtOneTime = 74,
    /// <summary>From a landmark on, groups cannot be compared.</summary>
    LandmarkNotComparable = 75,
    /// <summary>Reconstructed records do not meet a printed figure.</summary>
    FigureNotMet = 82,
    /// <summary>Many subgroups were examined; their p-values are not adjusted.</summary>
    ManySubgroups = 83,
    /// <summary>A model was selected by its p-values; what it says of itself is too good.</summary>
    SelectedModel = 84,
    /// <summary>A selection left no covariate in the model.</summary>
    NothingSelected = 85,
    /// <summary>A spline has fewer knots than were asked for.</summary>
    FewerKnots = 79,
    /// <summary>One row, or one patient, moves a coefficient by more than its standard error.</summary>
    InfluentialRow = 80,
    /// <summary>Coefficients are shrunken or selected by a penalty, so that standard errors, intervals and tests are not given.</summary>
    NoInferenceAfterPenalty = 77,
    /// <summary>The cross-validated deviance is smallest at an end of the path of penalties.</summary>
    PenaltyAtEdge = 78,
    /// <summary>The file of a published study cannot be read, or is not JSON.</summary>
    PublishedNotJson = 86,
    /// <summary>A key of a published study is missing, unknown or holds another sort of value.</summary>
    PublishedShape = 87,
    /// <summary>A value of a published study is not one of those allowed.</summary>
    PublishedValue = 88,
    /// <summary>A published study names a variable, level or endpoint that it does not define, or one twice.</summary>
    PublishedReference = 89,
    /// <summary>The counts that a study printed contradict one another, so that no patients satisfy them.</summary>
    PublishedContradiction = 90,
    /// <summary>A study does not describe what records are reconstructed from, or too many of its variables occur together.</summary>
    ReconstructionNotDescribed = 91,
    /// <summary>A coding was asked for that the study does not offer.</summary>
    UnknownCoding = 92,
    /// <summary>No times meet the printed landmarks together.</summary>
    PublishedTimes = 93,
    /// <summary>A published study has no variable or endpoint of a name that the study file gives a column or endpoint.</summary>
    PublishedNameUnknown = 95,
    /// <summary>A cohort has no column for a variable of a published study.</summary>
    PublishedVariableAbsent = 96,
    /// <summary>A manuscript's draft cannot be read.</summary>
    DraftUnreadable = 81,
    /// <summary>A file of results cannot be read, or holds none.</summary>
    ResultsUnreadable = 76,
    /// <summary>Figures hold Chinese letters, and the machine has no font for them.</summary>
    NoEastAsianFont = 94,
    /// <summary>A document of the report could not be written on this machine.</summary>
    NotPrinted = 97,
    /// <summary>A folder that was named holds no report of a run.</summary>
    NoReport = 98,

    /// <summary>A defect of Oncohort.</summary>
    Internal = 99,
}
