using System.Globalization;
using MiniExcelLibs;
using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Faults;
using Oncohort.Cohort.Typing;

namespace Oncohort.Cohort.Sources;

/// <summary>
/// A sheet of an Excel workbook: the first row with content is the header, wholly empty rows are passed over and counted. Values are taken as the texts they
/// stand for, and typed like those of a CSV file.
/// </summary>
internal static class XlsxSource
{
    private const int RaggedReported = 20;

    /// <summary>Copies the sheet into table <c>staged</c>.</summary>
    /// <exception cref="InputException">The workbook cannot be read (OCH002), has no such sheet (OCH011), or its sheet is no table.</exception>
    public static StagedTable Stage(EngineSession session, SourceAddress address, MissingTexts missing)
    {
        string hash = FileHash.Of(address.Path, address.FileName);
        try
        {
            return Stage(session, address, hash, missing);
        }
        catch (Exception failure) when (failure is not InputException and not EngineException and not OutOfMemoryException)
        {
            throw new InputException(new Fault(FaultCode.FileUnreadable, "the file is damaged, or is no Excel workbook", address.FileName, "an Excel workbook (.xlsx)", "open it in a spreadsheet program and save it again"));
        }
    }

    private static StagedTable Stage(EngineSession session, SourceAddress address, string hash, MissingTexts missing)
    {
        List<string> sheets = MiniExcel.GetSheetNames(address.Path);
        string sheet = address.Part ?? sheets[0];
        if (!sheets.Contains(sheet, StringComparer.Ordinal))
        {
            string? nearest = NearestName.Of(sheet, sheets);
            throw new InputException(new Fault(FaultCode.TableNotFound, $"there is no sheet '{sheet}'", address.FileName, $"one of: {string.Join(", ", sheets)}", nearest is null ? null : $"did you mean '{nearest}'?"));
        }

        var rows = new SheetRows(address.Part is null ? address.FileName : $"{address.FileName}#{sheet}");
        foreach (IDictionary<string, object?> row in MiniExcel.Query(address.Path, useHeaderRow: false, sheetName: sheet).Cast<IDictionary<string, object?>>()) rows.Add(row.Values);
        return rows.Stage(session, hash, missing);
    }

    /// <summary>The text a cell's value stands for; null for an empty cell.</summary>
    private static string? Text(object? value) => value switch
    {
        null => null,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        DateTime moment when moment.TimeOfDay == TimeSpan.Zero => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The rows of a sheet, checked one by one.</summary>
    private sealed class SheetRows(string name)
    {
        private readonly List<string?[]> _records = [];
        private readonly List<int> _blank = [];
        private readonly List<Fault> _ragged = [];
        private string[]? _header;
        private int _row;
        private int _first;

        public void Add(ICollection<object?> cells)
        {
            _row++;
            string?[] texts = [.. cells.Select(Text)];
            int width = Array.FindLastIndex(texts, text => !string.IsNullOrWhiteSpace(text)) + 1;
            if (width == 0) _blank.Add(_row);
            else if (_header is null) (_header, _first) = ([.. texts.Take(width).Select(text => text ?? "")], _row + 1);
            else AddRecord(texts, width);
        }

        public StagedTable Stage(EngineSession session, string hash, MissingTexts missing)
        {
            if (_header is null) throw new InputException(new Fault(FaultCode.EmptyFile, "the sheet is empty", name, "a header row and at least one record"));
            List<Fault> faults = [.. HeaderNames.Check(_header, string.Create(CultureInfo.InvariantCulture, $"{name}:{_first - 1}")), .. _ragged];
            if (faults.Count == 0 && _records.Count == 0) faults.Add(new Fault(FaultCode.HeaderOnly, "the sheet has a header and no records", name, "at least one record below the header"));
            if (faults.Count > 0) throw new InputException(faults);
            Append(session, _header.Length);
            session.Execute($"CREATE TABLE staged AS SELECT {string.Join(", ", Enumerable.Range(0, _header.Length).Select(i => $"{missing.Clean(Sql.Stored(i), padded: true)} AS {Sql.Stored(i)}"))} FROM sheet; DROP TABLE sheet");
            int last = _records.Count == 0 ? 0 : _row;
            StagedColumn[] columns = [.. HeaderNames.Clean(_header).Select(column => new StagedColumn(column, StagedOrigin.Untyped, "VARCHAR"))];
            return new StagedTable(name, columns, _records.Count, new RowNumbers(_first, [.. _blank.Where(row => row <= last)]), hash);
        }

        private void AddRecord(string?[] texts, int width)
        {
            if (width > _header!.Length && _ragged.Count < RaggedReported)
                _ragged.Add(new Fault(FaultCode.RaggedRow, $"the row has a value in column {width}", $"{name}:{_row}", $"{_header.Length} columns, as in the header", "name the column, or remove the value"));
            Array.Resize(ref texts, _header.Length);
            _records.Add(texts);
        }

        private void Append(EngineSession session, int width)
        {
            session.Execute($"CREATE TABLE sheet ({string.Join(", ", Enumerable.Range(0, width).Select(i => $"{Sql.Stored(i)} VARCHAR"))})");
            using DuckDB.NET.Data.DuckDBAppender appender = session.Append("sheet");
            foreach (string?[] record in _records)
            {
                DuckDB.NET.Data.IDuckDBAppenderRow row = appender.CreateRow();
                foreach (string? value in record)
                {
                    if (value is null) row.AppendNullValue();
                    else row.AppendValue(value);
                }

                row.EndRow();
            }
        }
    }
}
