namespace Oncohort.Oncology.Toxicity;

/// <summary>A grade of one adverse effect; it cannot be separated from its scale and version.</summary>
public sealed record ToxicityGrade
{
    /// <summary>Takes a grade.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The grade is not 0 to 5.</exception>
    public ToxicityGrade(string term, int grade, ToxicityScale scale)
    {
        if (grade is < 0 or > ToxicityScale.HighestGrade)
            throw new ArgumentOutOfRangeException(nameof(grade), grade, "A grade is one of 0, 1, 2, 3, 4, 5.");
        Term = term;
        Grade = grade;
        Scale = scale;
    }

    /// <summary>The effect, such as <c>mucositis</c>.</summary>
    public string Term { get; }

    /// <summary>The grade, 0 (none) to 5 (death).</summary>
    public int Grade { get; }

    /// <summary>The scale with its version.</summary>
    public ToxicityScale Scale { get; }
}

/// <summary>A grade observed in a patient on a day counted from the first day of radiotherapy.</summary>
public sealed record ToxicityObservation(string Patient, int Day, ToxicityGrade Grade);

/// <summary>Days after the first day of radiotherapy in which a grade counts.</summary>
/// <param name="Name">The name, such as <c>acute</c>.</param>
/// <param name="FirstDay">The first day that counts; null for any.</param>
/// <param name="LastDay">The last day that counts; null for any.</param>
public sealed record ToxicityWindow(string Name, int? FirstDay, int? LastDay)
{
    /// <summary>The acute window. Its last day differs between protocols, so that there is no default.</summary>
    public static ToxicityWindow Acute(int lastDay) => new("acute", null, lastDay);

    /// <summary>The late window, which begins the day after the acute one ends.</summary>
    public static ToxicityWindow Late(int lastAcuteDay) => new("late", lastAcuteDay + 1, null);

    /// <summary>Whether a day lies in the window.</summary>
    public bool Holds(int day) => day >= (FirstDay ?? day) && day <= (LastDay ?? day);
}
