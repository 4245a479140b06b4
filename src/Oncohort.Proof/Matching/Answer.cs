using Oncohort.Proof.Numbers;
using Oncohort.Proof.Results;

namespace Oncohort.Proof.Matching;

/// <summary>A part of a claim and what the results say of it.</summary>
internal sealed record Answer(ClaimPart Part, ProofVerdict Verdict, string? Reason, string? Path, double? Value, IReadOnlyList<NearNumber> Nearest)
{
    public static Answer Held(ClaimPart part, FactNumber number) => new(part, ProofVerdict.Held, number.Made, number.Path, number.Value, []);

    /// <summary>A number made from those of the results.</summary>
    public static Answer Made(ClaimPart part, string how, double value) => new(part, ProofVerdict.Held, how, null, value, []);

    /// <summary>A number in the name of a level.</summary>
    public static Answer OfName(ClaimPart part) => new(part, ProofVerdict.NotAResult, "part of a level's name", null, null, []);
}
