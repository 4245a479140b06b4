namespace Oncohort.Study.Tests.Examples;

/// <summary>The numbers of the reference study as its fact sheet has them, by section: where each stands in the side-by-side, and what is known of Oncohort's number.</summary>
internal static class ReferenceFacts
{
    public static IReadOnlyList<Fact> All { get; } = Read();

    private static Fact[] Read()
    {
        using Stream stream = typeof(ReferenceFacts).Assembly.GetManifestResourceStream("reference-facts.txt") ?? throw new FileNotFoundException("reference-facts.txt is not embedded.");
        using var reader = new StreamReader(stream);
        var facts = new List<Fact>();
        string section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) section = line[2..];
            else if (line.Split(" | ") is [{ Length: > 0 } id, var printed, .. var rest]) facts.Add(new Fact(section, id, printed, rest.FirstOrDefault()));
        }

        return [.. facts];
    }
}

/// <summary>One number of the fact sheet.</summary>
/// <param name="Section">The section of the sheet.</param>
/// <param name="Id">Its name in the side-by-side.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Oncohort">What the sheet says a right computation gives, to four decimals; null when it says nothing.</param>
internal sealed record Fact(string Section, string Id, string Printed, string? Oncohort);
