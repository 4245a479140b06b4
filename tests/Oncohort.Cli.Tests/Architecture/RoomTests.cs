using System.Reflection;
using Xunit;

namespace Oncohort.Cli.Tests.Architecture;

/// <summary>Dependencies point one way through the house.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Oncohort.Survival"] = [],
        ["Oncohort.Oncology"] = [],
        ["Oncohort.Published"] = ["Oncohort.Survival", "Oncohort.Oncology"],
        ["Oncohort.Cohort"] = [],
        ["Oncohort.Proof"] = [],
        ["Oncohort.Study"] = ["Oncohort.Survival", "Oncohort.Oncology", "Oncohort.Published", "Oncohort.Cohort"],
        ["Oncohort.Reporting"] = ["Oncohort.Study", "Oncohort.Oncology", "Oncohort.Published", "Oncohort.Cohort"],
        ["oncohort"] = ["Oncohort.Study", "Oncohort.Reporting", "Oncohort.Cohort", "Oncohort.Survival", "Oncohort.Oncology", "Oncohort.Published", "Oncohort.Proof"],
    };

    private static readonly Dictionary<string, string[]> Forbidden = new(StringComparer.Ordinal)
    {
        ["Oncohort.Survival"] = ["DuckDB", "YamlDotNet", "SkiaSharp", "System.Console", "System.IO.FileSystem"],
        ["Oncohort.Oncology"] = ["DuckDB", "YamlDotNet", "SkiaSharp", "MathNet", "Google.OrTools", "System.Console", "System.IO.FileSystem"],
        ["Oncohort.Published"] = ["DuckDB", "YamlDotNet", "SkiaSharp", "System.Console"],
        ["Oncohort.Proof"] = ["DuckDB", "YamlDotNet", "SkiaSharp", "MathNet", "System.Console"],
        ["Oncohort.Cohort"] = ["MathNet", "YamlDotNet", "SkiaSharp"],
        ["Oncohort.Study"] = ["DuckDB", "SkiaSharp", "MathNet", "System.Console"],
        ["Oncohort.Reporting"] = ["DuckDB", "YamlDotNet", "MathNet", "System.Console"],
    };

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_only_the_rooms_below_it(string room)
    {
        string[] known = References(room).Where(name => name.StartsWith("Oncohort.", StringComparison.Ordinal)).ToArray();
        Assert.Empty(known.Except(Allowed[room]));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_has_never_heard_of_what_is_not_its_business(string room)
    {
        string[] foreign = Forbidden.GetValueOrDefault(room, []);
        Assert.DoesNotContain(References(room), name => foreign.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    private static string[] References(string room) =>
        [.. Assembly.Load(room).GetReferencedAssemblies().Select(reference => reference.Name!)];
}
