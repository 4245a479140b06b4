using Oncohort.Oncology.Staging;
using Xunit;

namespace Oncohort.Oncology.Tests.Staging;

/// <summary>Every T, N and M of three editions against tables written out here; a dash is no group, a range is not decided.</summary>
public sealed class NasopharynxTableTests
{
    private const string Seven = """
        M0  N0     N1     N2      N3   N3a  N3b  NX
        TX  I-IVA  II-IVA III-IVA IVB  IVB  IVB  I-IVB
        T0  -      -      -       IVB  IVB  IVB  -
        Tis 0      -      -       -    -    -    -
        T1  I      II     III     IVB  IVB  IVB  I-IVB
        T2  II     II     III     IVB  IVB  IVB  II-IVB
        T3  III    III    III     IVB  IVB  IVB  III-IVB
        T4  IVA    IVA    IVA     IVB  IVB  IVB  IVA-IVB
        M1  N0     N1     N2      N3   N3a  N3b  NX
        TX  IVC    IVC    IVC     IVC  IVC  IVC  IVC
        T0  IVC    IVC    IVC     IVC  IVC  IVC  IVC
        Tis -      -      -       -    -    -    -
        T1  IVC    IVC    IVC     IVC  IVC  IVC  IVC
        T2  IVC    IVC    IVC     IVC  IVC  IVC  IVC
        T3  IVC    IVC    IVC     IVC  IVC  IVC  IVC
        T4  IVC    IVC    IVC     IVC  IVC  IVC  IVC
        """;

    private const string Eight = """
        M0  N0     N1     N2      N3   NX
        TX  I-IVA  II-IVA III-IVA IVA  I-IVA
        T0  -      -      -       IVA  -
        Tis -      -      -       -    -
        T1  I      II     III     IVA  I-IVA
        T2  II     II     III     IVA  II-IVA
        T3  III    III    III     IVA  III-IVA
        T4  IVA    IVA    IVA     IVA  IVA
        M1  N0     N1     N2      N3   NX
        TX  IVB    IVB    IVB     IVB  IVB
        T0  IVB    IVB    IVB     IVB  IVB
        Tis -      -      -       -    -
        T1  IVB    IVB    IVB     IVB  IVB
        T2  IVB    IVB    IVB     IVB  IVB
        T3  IVB    IVB    IVB     IVB  IVB
        T4  IVB    IVB    IVB     IVB  IVB
        """;

    private const string Nine = """
        M0  N0     N1     N2      N3   NX
        TX  IA-III IB-III II-III  III  IA-III
        T0  -      -      -       III  -
        Tis 0      -      -       -    -
        T1  IA     IB     II      III  IA-III
        T2  IA     IB     II      III  IA-III
        T3  II     II     II      III  II-III
        T4  III    III    III     III  III
        M1  N0     N1     N2      N3   NX
        TX  IVA-IVB IVA-IVB IVA-IVB IVA-IVB IVA-IVB
        T0  IVA-IVB IVA-IVB IVA-IVB IVA-IVB IVA-IVB
        Tis -      -      -       -    -
        T1  IVA-IVB IVA-IVB IVA-IVB IVA-IVB IVA-IVB
        T2  IVA-IVB IVA-IVB IVA-IVB IVA-IVB IVA-IVB
        T3  IVA-IVB IVA-IVB IVA-IVB IVA-IVB IVA-IVB
        T4  IVA-IVB IVA-IVB IVA-IVB IVA-IVB IVA-IVB
        M1a N0     N1     N2      N3   NX
        TX  IVA    IVA    IVA     IVA  IVA
        T0  IVA    IVA    IVA     IVA  IVA
        Tis -      -      -       -    -
        T1  IVA    IVA    IVA     IVA  IVA
        T2  IVA    IVA    IVA     IVA  IVA
        T3  IVA    IVA    IVA     IVA  IVA
        T4  IVA    IVA    IVA     IVA  IVA
        M1b N0     N1     N2      N3   NX
        TX  IVB    IVB    IVB     IVB  IVB
        T0  IVB    IVB    IVB     IVB  IVB
        Tis -      -      -       -    -
        T1  IVB    IVB    IVB     IVB  IVB
        T2  IVB    IVB    IVB     IVB  IVB
        T3  IVB    IVB    IVB     IVB  IVB
        T4  IVB    IVB    IVB     IVB  IVB
        """;

    [Theory]
    [InlineData(7, Seven)]
    [InlineData(8, Eight)]
    [InlineData(9, Nine)]
    public void Every_combination_has_the_group_written_here(int edition, string expected)
    {
        StageTable table = StageCatalogue.Standard.Find("nasopharynx", edition);
        int cells = 0;
        string[] heads = [];
        foreach (string line in expected.Split('\n'))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words[0][0] == 'M')
            {
                heads = words;
                continue;
            }

            for (int i = 1; i < words.Length; i++, cells++)
            {
                StageOutcome outcome = table.Stage(words[0], heads[i], heads[0]);
                string found = outcome.Candidates.Count == 0 ? "-" : outcome.Group ?? $"{outcome.Candidates[0]}-{outcome.Candidates[^1]}";
                Assert.Equal($"{words[0]} {heads[i]} {heads[0]}: {words[i]}", $"{words[0]} {heads[i]} {heads[0]}: {found}");
                Assert.Equal(outcome.Group is null, outcome.Reason is not null);
            }
        }

        Assert.Equal(table.T.Count * table.N.Count * table.M.Count, cells);
    }

    [Theory]
    [InlineData("T5", "N0", "M0", "T", "TX, T0, Tis, T1, T2, T3, T4")]
    [InlineData("T1", "N4", "M0", "N", "NX, N0, N1, N2, N3, N3a, N3b")]
    [InlineData("T1", "N0", "MX", "M", "M0, M1")]
    public void An_unknown_letter_lists_the_legal_ones(string t, string n, string m, string axis, string legal)
    {
        var fault = Assert.Throws<UnknownStagingTermException>(() => StageCatalogue.Standard.Find("nasopharynx", 7).Stage(t, n, m));
        Assert.Equal(axis, fault.Term);
        Assert.Equal(legal, string.Join(", ", fault.Legal));
    }

    [Fact]
    public void Letters_are_read_in_either_case_and_without_their_axis() =>
        Assert.Equal("II", StageCatalogue.Standard.Find("Nasopharynx", 7).Stage("t2", "1", " m0 ").Group);

    [Fact]
    public void An_unknown_site_or_edition_lists_what_there_is()
    {
        Assert.Equal(["nasopharynx"], Assert.Throws<UnknownStagingTermException>(() => StageCatalogue.Standard.Find("larynx", 7)).Legal);
        Assert.Equal(["7", "8", "9"], Assert.Throws<UnknownStagingTermException>(() => StageCatalogue.Standard.Find("nasopharynx", 6)).Legal);
    }

    [Fact]
    public void A_further_site_is_a_table()
    {
        var table = new StageTable
        {
            Site = "elsewhere",
            Edition = 8,
            Name = "a table",
            Source = "this test",
            Groups = ["I", "II"],
            T = [new("T1", "small"), new("T2", "large")],
            N = [new("N0", "none")],
            M = [new("M0", "none")],
            Rules = [new("I", ["T1"], null, null), new("II", ["T2"], null, null)],
        };
        Assert.Equal("II", StageCatalogue.Standard.With(table).Find("elsewhere", 8).Stage("T2", "N0", "M0").Group);
    }
}
