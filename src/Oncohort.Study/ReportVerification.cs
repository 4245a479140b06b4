using System.Security.Cryptography;
using System.Text.Json;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Output;
using Oncohort.Study.Results;

namespace Oncohort.Study;

/// <summary>Proves that a report folder belongs to its study file and data: recomputes every hash, runs the study again and compares the files byte by byte.</summary>
public static class ReportVerification
{
    /// <summary>Verifies a folder; it is only read.</summary>
    /// <param name="folder">The report folder.</param>
    /// <param name="studyPath">The study file; null to look for one of the recorded name and hash beside the folder and in the working directory.</param>
    /// <param name="render">Given the files that the report has, renders results as the run did.</param>
    /// <param name="printed">Files that another program prints, which are not made again; only their hashes are compared.</param>
    /// <param name="clock">Tells the time of the run that is made for comparison.</param>
    /// <param name="progress">Told each step before it starts; null when nobody listens.</param>
    /// <exception cref="InputException">OCH098: the folder holds no report; or the study named cannot be run.</exception>
    public static VerifiedReport Run(
        string folder, string? studyPath, Func<IReadOnlyCollection<string>, Func<StudyResults, PreparedStudy, string, IReadOnlyList<Warning>>> render, IReadOnlyCollection<string> printed, TimeProvider clock, Action<string>? progress = null)
    {
        RecordedProvenance recorded = RecordedProvenance.Read(folder);
        progress?.Invoke("hashes");
        SortedDictionary<string, string> present = Hashes(folder);
        string? study = studyPath ?? Beside(folder, recorded);
        var items = new List<VerifiedItem> { Version(recorded), StudyFile(recorded, study) };
        IReadOnlyDictionary<string, string>? again = null;
        if (study is not null && items[1].Verdict == ItemVerdict.Belongs) again = RunAgain(study, recorded, items, render([.. recorded.Files.Keys]), clock, progress);
        else items.Add(new VerifiedItem("data", ItemVerdict.NotChecked, recorded.DataSha256, null, $"{recorded.DataSource} is read when the study is run again"));
        items.Add(RecordOf(folder, recorded));
        foreach (string path in recorded.Files.Keys.Union(present.Keys).Order(StringComparer.Ordinal)) items.Add(FileItem(path, recorded, present, printed.Contains(path) ? null : again));
        if (again is not null)
            items.AddRange(again.Keys.Except(recorded.Files.Keys).Order(StringComparer.Ordinal).Select(path => new VerifiedItem(path, ItemVerdict.Missing, null, again[path], "running the study again makes this file, and the report does not have it")));
        return new VerifiedReport(again is not null, items);
    }

    private static VerifiedItem Version(RecordedProvenance recorded)
    {
        string made = $"Oncohort {recorded.Oncohort}, .NET {recorded.Dotnet}", here = $"Oncohort {ResultJson.Version}, .NET {Environment.Version}";
        return made == here
            ? new VerifiedItem("version", ItemVerdict.Belongs, made, here, "made by this version")
            : new VerifiedItem("version", ItemVerdict.NotChecked, made, here, "made by another version, which may write other bytes");
    }

    private static VerifiedItem StudyFile(RecordedProvenance recorded, string? study)
    {
        if (study is null) return new VerifiedItem("study file", ItemVerdict.NotChecked, recorded.StudySha256, null, $"no '{recorded.StudyFile}' with this hash is beside the folder or in the working directory");
        if (!File.Exists(study)) throw new InputException(new Fault(FaultCode.FileNotFound, $"there is no file '{study}'", study, $"the study file of the report, {recorded.StudyFile}", "check the path"));
        string found = HashOf(study);
        return found == recorded.StudySha256
            ? new VerifiedItem("study file", ItemVerdict.Belongs, recorded.StudySha256, found, study)
            : new VerifiedItem("study file", ItemVerdict.Changed, recorded.StudySha256, found, $"{study} is not the study file that the report was made from");
    }

    private static string? Beside(string folder, RecordedProvenance recorded)
    {
        string[] places = [Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) ?? ".", Directory.GetCurrentDirectory()];
        return places.Select(place => Path.Combine(place, recorded.StudyFile)).FirstOrDefault(path => File.Exists(path) && HashOf(path) == recorded.StudySha256);
    }

    private static SortedDictionary<string, string>? RunAgain(
        string study, RecordedProvenance recorded, List<VerifiedItem> items, Func<StudyResults, PreparedStudy, string, IReadOnlyList<Warning>> render, TimeProvider clock, Action<string>? progress)
    {
        string place = Path.Combine(Path.GetTempPath(), $"oncohort-verify-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        try
        {
            StudyResults results = StudyReport.Write(study, place, render, clock, progress);
            bool same = results.DataSha256 == recorded.DataSha256;
            items.Add(new VerifiedItem("data", same ? ItemVerdict.Belongs : ItemVerdict.Changed, recorded.DataSha256, results.DataSha256, same ? recorded.DataSource : $"{recorded.DataSource} is not as it was when the report was made"));
            items.AddRange(recorded.FurtherInputs.Select(input => FurtherInput(input, results)));
            return Hashes(place);
        }
        finally
        {
            FolderSwap.DeleteIfPossible(place);
        }
    }

    private static VerifiedItem FurtherInput(FurtherInput recorded, StudyResults again)
    {
        string? found = again.FurtherInputs.FirstOrDefault(input => input.Name == recorded.Name)?.Sha256;
        return found == recorded.Sha256
            ? new VerifiedItem(recorded.Name, ItemVerdict.Belongs, recorded.Sha256, found, "read by an analysis")
            : new VerifiedItem(recorded.Name, ItemVerdict.Changed, recorded.Sha256, found, found is null ? "is no longer read" : "is not as it was when the report was made");
    }

    /// <summary>The record must be of the results beside it.</summary>
    private static VerifiedItem RecordOf(string folder, RecordedProvenance recorded)
    {
        string path = Path.Combine(folder, "results.json");
        string? data = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            data = document.RootElement.GetProperty("data_sha256").GetString();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new VerifiedItem(FolderOwnership.MarkFile, ItemVerdict.Changed, recorded.DataSha256, null, $"results.json beside it cannot be read: {wrong.Message}");
        }

        return data == recorded.DataSha256
            ? new VerifiedItem(FolderOwnership.MarkFile, ItemVerdict.Belongs, recorded.DataSha256, data, "records the data of the results beside it")
            : new VerifiedItem(FolderOwnership.MarkFile, ItemVerdict.Changed, recorded.DataSha256, data, "records other data than the results beside it");
    }

    private static VerifiedItem FileItem(string path, RecordedProvenance recorded, SortedDictionary<string, string> present, IReadOnlyDictionary<string, string>? again)
    {
        string? expected = recorded.Files.GetValueOrDefault(path), found = present.GetValueOrDefault(path);
        (ItemVerdict verdict, string detail) = (expected, found) switch
        {
            (null, _) => (ItemVerdict.Foreign, "the report did not write it"),
            (_, null) => (ItemVerdict.Missing, "the report wrote it, and it is gone"),
            _ when expected != found => (ItemVerdict.Changed, "not the bytes that the report wrote"),
            _ when again is null => (ItemVerdict.Belongs, "as written; not made again"),
            _ when again.GetValueOrDefault(path) == found => (ItemVerdict.Belongs, "as written, and the same when the study is run again"),
            _ => (ItemVerdict.NotReproduced, again.ContainsKey(path) ? "as written, but running the study again makes other bytes" : "as written, but running the study again does not make it"),
        };
        return new VerifiedItem(path, verdict, expected, found, detail);
    }

    private static SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => (Path: FolderOwnership.Relative(folder, file), File: file))
            .Where(entry => entry.Path != FolderOwnership.MarkFile).ToDictionary(entry => entry.Path, entry => HashOf(entry.File), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static string HashOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
