namespace Oncohort.Cohort.Faults;

/// <summary>What each kind of fault commonly expects and how it is commonly mended, for faults that know nothing better.</summary>
internal static class Remedies
{
    /// <summary>What is commonly expected.</summary>
    public static string Expected(FaultCode code) => code switch
    {
        FaultCode.FileNotFound => "a path to an existing file",
        FaultCode.FileUnreadable => "a file that can be read, of the kind its name says",
        FaultCode.EmptyFile => "content",
        FaultCode.InvalidUtf8 => "UTF-8",
        FaultCode.RaggedRow => "as many fields as in the header",
        FaultCode.NotANumber => "a finite number",
        FaultCode.NotADate => "a date as yyyy-mm-dd",
        FaultCode.BadExpression => "one SQL expression over the columns, such as kps >= 70",
        FaultCode.UnknownKey or FaultCode.MissingKey or FaultCode.BadYaml => "a study file as docs/study-file.md describes it",
        FaultCode.OutputNotWritable => "a place that can be written",
        FaultCode.BadCommandLine => "a command as --help describes it",
        FaultCode.NameTaken => "a name that is not in use",
        FaultCode.RestrictionBeyondFollowUp => "a restriction time within the follow-up of every group",
        FaultCode.Internal => "a result",
        _ => "a value that is possible here",
    };

    /// <summary>What commonly mends it.</summary>
    public static string Fix(FaultCode code) => code switch
    {
        FaultCode.FileNotFound => "check the spelling of the path and the folder you are in",
        FaultCode.FileUnreadable => "check the permissions of the file, or write it again with the program it came from",
        FaultCode.UnknownFormat => "save the data as CSV, or give the file the extension of its format",
        FaultCode.EmptyFile or FaultCode.HeaderOnly => "export the data again, with its header and its records",
        FaultCode.RaggedRow => "mend the row; a value that holds the separator stands in double quotes",
        FaultCode.TableNotFound => "name a table that exists",
        FaultCode.ColumnNotFound => "name a column that exists",
        FaultCode.NotANumber or FaultCode.NotADate => "correct the value, leave it empty, or name it as a missing code",
        FaultCode.EventValuesUnclear => "name the value that is the event, such as status=2",
        FaultCode.BadExpression => "complete the expression; a name with blanks stands in double quotes, a text in single quotes",
        FaultCode.UnknownKey or FaultCode.MissingKey or FaultCode.BadYaml => "compare with the file that 'oncohort new' writes",
        FaultCode.BadValue or FaultCode.UnknownLevel => "write one of the values that are possible",
        FaultCode.OutputNotWritable => "choose another place",
        FaultCode.BadCommandLine => "see --help",
        FaultCode.BadWeight => "correct the weight or leave it empty",
        FaultCode.DatabaseUnreachable => "check host, port, user and password",
        FaultCode.NameTaken => "choose another name",
        FaultCode.NoRows => "check the rows that are kept and the missing values",
        FaultCode.NoEvents => "check the event column, the values that are the event, and the rows that are kept",
        FaultCode.OneGroup or FaultCode.ConstantCovariate or FaultCode.EmptyMargin => "check the rows that are kept, or choose another variable",
        FaultCode.CollinearCovariate => "leave out one of the covariates",
        FaultCode.RestrictionBeyondFollowUp => "choose an earlier restriction time",
        FaultCode.Internal => "this is a defect of Oncohort; please report it with the command that led to it",
        _ => "correct the value",
    };
}
