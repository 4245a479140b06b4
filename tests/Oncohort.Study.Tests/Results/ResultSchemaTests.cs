using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Oncohort.Study.Results;
using Oncohort.Study.Tests.Disclosure;
using Xunit;

namespace Oncohort.Study.Tests.Results;

/// <summary>schemas/results.schema.json describes results.json, all of it and nothing else.</summary>
public sealed class ResultSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(SchemaPath()));

    private static readonly Lazy<IReadOnlyList<StudyResults>> Everything = new(EveryKindOfAnalysis.Run);

    public static TheoryData<string> Names => [.. Examples.Examples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_results_of_an_example_are_as_the_schema_says(string name) => Assert.Equal([], Faults(Document(Examples.Examples.Run(name))));

    [Fact]
    public void The_results_of_every_kind_of_analysis_are_as_the_schema_says() =>
        Assert.All(Everything.Value, results => Assert.Equal([], Faults(Document(results))));

    [Theory]
    [MemberData(nameof(MaskingTests.Studies), MemberType = typeof(MaskingTests))]
    public void The_results_of_a_masked_study_are_as_the_schema_says(string name, int below) => Assert.Equal([], Faults(Document(MaskedDocuments.Of(name, below))));

    [Fact]
    public void Every_kind_of_analysis_of_a_study_file_is_validated_here()
    {
        Type[] kinds = [.. typeof(AnalysisResult).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AnalysisResult)) && !type.IsAbstract && type != typeof(SplitResult))];

        Assert.Equal(kinds.Select(kind => kind.Name).Order(), Everything.Value.SelectMany(results => results.Analyses).Select(analysis => analysis.GetType().Name).Distinct().Order());
        Assert.Equal(["OCH040"], Everything.Value.SelectMany(results => results.Failures).Select(failure => failure.Code));
    }

    [Theory]
    [InlineData("$.surprise", "1")]
    [InlineData("$.read", "\"88\"")]
    [InlineData("$.data_sha256", "\"none\"")]
    [InlineData("$.analyses[0].surprise", "1")]
    [InlineData("$.analyses[0].command", "\"kmm\"")]
    [InlineData("$.attrition[0].kept", "-1")]
    public void What_is_not_of_a_result_is_refused(string path, string value)
    {
        JsonNode document = Document(Examples.Examples.Run("npc-gse102349"));
        JsonNode at = document;
        string[] steps = path[2..].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        foreach (string step in steps[..^1]) at = int.TryParse(step, out int index) ? at[index]! : at[step]!;
        at[steps[^1]] = JsonNode.Parse(value);

        Assert.NotEqual([], Faults(document));
    }

    [Fact]
    public void A_result_without_its_numbers_is_refused()
    {
        JsonNode document = Document(Examples.Examples.Run("npc-gse102349"));
        document.AsObject().Remove("attrition");

        Assert.NotEqual([], Faults(document));
    }

    private static string[] Faults(JsonNode document)
    {
        using var parsed = JsonDocument.Parse(document.ToJsonString());
        EvaluationResults results = Schema.Evaluate(parsed.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] : [.. results.Details!.Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")).Take(20)];
    }

    private static JsonNode Document(StudyResults results)
    {
        using var stream = new MemoryStream();
        ResultJson.Write(stream, results);
        return JsonNode.Parse(stream.ToArray())!;
    }

    private static string SchemaPath([CallerFilePath] string thisFile = "")
    {
        string? folder = Path.GetDirectoryName(thisFile);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Oncohort.slnx"))) folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new DirectoryNotFoundException("The root of the repository was not found."), "schemas", "results.schema.json");
    }
}
