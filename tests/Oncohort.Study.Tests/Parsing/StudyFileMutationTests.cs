using System.Text;
using CsCheck;
using Oncohort.Cohort.Faults;
using Xunit;

namespace Oncohort.Study.Tests.Parsing;

public sealed class StudyFileMutationTests
{
    private static readonly string[] Fragments = ["\t", ":", "- ", "[", "]", "{", "}", "'", "\"", "&a ", "*a", "!!x ", "#", "\n", "\0", "|\n", "? ", "<<: ", "---\n", "é", "null", "~", "1e999"];

    private static readonly Gen<(double At, int Length, int Fragment)[]> Mutations =
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Gen.Int[0, 22]).Array[1, 4];

    [Theory]
    [InlineData("npc-gse102349")]
    [InlineData("rotterdam")]
    [InlineData("tcga-hnsc")]
    public void A_damaged_study_file_is_read_or_answered_with_placed_faults(string example)
    {
        string original = File.ReadAllText(Examples.Examples.StudyFile(example));
        using var folder = new StudyFolder();
        Mutations.Sample(
            mutations =>
            {
                string path = folder.Write("study.yaml", Damage(original, mutations));
                try
                {
                    StudyFile.Read(path);
                }
                catch (InputException wrong)
                {
                    Assert.All(wrong.Faults, fault => Assert.StartsWith("study.yaml:", fault.Where, StringComparison.Ordinal));
                    Assert.DoesNotContain(wrong.Faults, fault => fault.Code == FaultCode.Internal);
                }
            },
            iter: 1000,
            threads: 1,
            seed: "0N0XIzNsQ0O2");
    }

    private static string Damage(string text, (double At, int Length, int Fragment)[] mutations)
    {
        var damaged = new StringBuilder(text);
        foreach ((double at, int length, int fragment) in mutations)
        {
            int start = (int)(at * (damaged.Length - 1));
            damaged.Remove(start, Math.Min(length, damaged.Length - start)).Insert(start, Fragments[fragment]);
        }

        return damaged.ToString();
    }
}
