using System.Security.Cryptography;
using Oncohort.Cohort.Faults;
using Oncohort.Published;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>published</c> and the file that it names.</summary>
internal static class PublishedReader
{
    public static Planned? Read(AnalysisBlock block)
    {
        string? file = block.Keys.Text("file", required: true);
        Dictionary<string, YamlScalar> columns = Names(block, "variables");
        Dictionary<string, YamlScalar> endpoints = Names(block, "endpoints");
        Dictionary<string, YamlScalar> codings = Names(block, "codings");
        if (file is null || ReadFile(file, block) is not var (study, sha256)) return null;
        RequireKnown(columns, [.. study.Variables.Select(variable => variable.Id)], "variable", block);
        RequireKnown(endpoints, [.. study.Endpoints.Select(endpoint => endpoint.Id)], "endpoint", block);
        CheckCodings(codings, study, block);
        foreach (YamlScalar column in columns.Values) block.Use(column.Text, "variables", block.Place(column));
        var request = new PublishedRequest
        {
            Study = study,
            File = file,
            FileSha256 = sha256,
            Variables = [.. study.Variables.Select(variable => Column(variable.Id, columns, block))],
            Endpoints = Endpoints(study, endpoints, block),
            Codings = codings.ToDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal),
            Settings = block.Names.Settings,
        };
        return new Planned(request, "Side by side with the published study");
    }

    private static (PublishedStudy Study, string Sha256)? ReadFile(string file, AnalysisBlock block)
    {
        string path = block.Names.Locate(file);
        if (!File.Exists(path))
        {
            block.Fault(FaultCode.FileNotFound, $"there is no file '{file}' beside the study file", "file", "a published study, as docs/published-study.md describes it", "check the path; it is relative to the study file");
            return null;
        }

        try
        {
            PublishedStudy study = PublishedInput.Read(path);
            return (study, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        }
        catch (InputException wrong)
        {
            foreach (Fault fault in wrong.Faults) block.Fault(fault);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            block.Fault(FaultCode.FileUnreadable, $"'{file}' cannot be read: {unreadable.Message}", "file", null, "check the permissions of the file");
        }

        return null;
    }

    private static Dictionary<string, YamlScalar> Names(AnalysisBlock block, string key)
    {
        var names = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        foreach (YamlEntry entry in block.Keys.Block(key)?.Node.Entries ?? [])
        {
            if (entry.Value is YamlScalar { IsEmpty: false } scalar) names[entry.Key.Text] = scalar;
            else block.Fault(FaultCode.BadValue, $"'{entry.Key.Text}' is {entry.Value.Shape}", entry.Value, "a name", null);
        }

        return names;
    }

    private static void RequireKnown(Dictionary<string, YamlScalar> named, string[] known, string sort, AnalysisBlock block)
    {
        foreach ((string name, YamlScalar value) in named.Where(pair => !known.Contains(pair.Key)))
        {
            string? nearest = NearestName.Of(name, known);
            block.Fault(FaultCode.PublishedNameUnknown, $"the published study has no {sort} '{name}'", value, $"one of: {string.Join(", ", known)}", nearest is null ? "remove it" : $"did you mean '{nearest}'?");
        }
    }

    private static void CheckCodings(Dictionary<string, YamlScalar> codings, PublishedStudy study, AnalysisBlock block)
    {
        ILookup<string, string> offered = study.Models.SelectMany(model => model.Terms).SelectMany(term => term.Codings.Select(coding => (term.Variable, coding.Id))).Distinct().ToLookup(pair => pair.Variable, pair => pair.Id, StringComparer.Ordinal);
        foreach ((string variable, YamlScalar coding) in codings)
        {
            string[] legal = [.. offered[variable]];
            if (legal.Contains(coding.Text)) continue;
            string expected = legal.Length == 0 ? $"a term of its models: {string.Join(", ", offered.Select(term => term.Key))}" : $"one of: {string.Join(", ", legal)}";
            string? nearest = legal.Length == 0 ? NearestName.Of(variable, [.. offered.Select(term => term.Key)]) : NearestName.Of(coding.Text, legal);
            string what = legal.Length == 0 ? $"no model of the published study codes '{variable}'" : $"the published study offers no coding '{coding.Text}' of '{variable}'";
            block.Fault(FaultCode.UnknownCoding, what, coding, expected, nearest is null ? "write one that its file offers, or add it there" : $"did you mean '{nearest}'?");
        }
    }

    private static PublishedColumn Column(string variable, Dictionary<string, YamlScalar> columns, AnalysisBlock block)
    {
        string column = columns.TryGetValue(variable, out YamlScalar? named) ? named.Text : variable;
        return new PublishedColumn(variable, column, block.Names.Declared(column)?.LevelLabels ?? new Dictionary<string, string>(StringComparer.Ordinal));
    }

    private static Dictionary<string, Endpoint> Endpoints(PublishedStudy study, Dictionary<string, YamlScalar> named, AnalysisBlock block)
    {
        var endpoints = new Dictionary<string, Endpoint>(StringComparer.Ordinal);
        foreach (string id in study.Endpoints.Select(endpoint => endpoint.Id))
        {
            StudyEndpoint? endpoint = named.TryGetValue(id, out YamlScalar? chosen) ? block.Endpoint(chosen.Text, chosen) : block.Names.Endpoints.Find(id);
            if (endpoint is not null) endpoints[id] = endpoint.Endpoint;
        }

        return endpoints;
    }
}
