namespace Oncohort.Published.Reconstruction;

/// <summary>Patients while they are being reconstructed: levels and days.</summary>
internal sealed class PatientRecords(int[][] rows)
{
    /// <summary>The level of every recorded variable.</summary>
    public int[][] Rows { get; } = rows;

    /// <summary>Days from the first to the last fraction.</summary>
    public int[] Radiotherapy { get; } = new int[rows.Length];

    /// <summary>Days from the last fraction to metastasis; -1 without one.</summary>
    public int[] Metastasis { get; } = [.. Enumerable.Repeat(-1, rows.Length)];

    /// <summary>Days from the first fraction to death or the last visit.</summary>
    public int[] FollowUp { get; } = new int[rows.Length];

    /// <summary>Whether the patient died.</summary>
    public bool[] Died { get; } = new bool[rows.Length];

    /// <summary>The number behind each cut variable, such as age; one column a number.</summary>
    public Dictionary<string, int[]> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>How many.</summary>
    public int Count => Rows.Length;

    /// <summary>Days from the first fraction to death or the last visit, and whether the patient died.</summary>
    public (int Days, bool Event) Survival(int patient) => (FollowUp[patient], Died[patient]);

    /// <summary>Days from the first fraction to metastasis or the last visit, and whether there was a metastasis.</summary>
    public (int Days, bool Event) FirstMetastasis(int patient) =>
        Metastasis[patient] < 0 ? (FollowUp[patient], false) : (Radiotherapy[patient] + Metastasis[patient], true);

    /// <summary>A copy that later changes do not reach.</summary>
    public PatientRecords Copy()
    {
        PatientRecords copy = new([.. Rows.Select(row => (int[])row.Clone())]);
        copy.TakeOver(this);
        return copy;
    }

    /// <summary>Takes over the levels and days of others with as many patients.</summary>
    public void TakeOver(PatientRecords other)
    {
        for (int i = 0; i < Count; i++) other.Rows[i].CopyTo(Rows[i], 0);
        other.Radiotherapy.CopyTo(Radiotherapy, 0);
        other.Metastasis.CopyTo(Metastasis, 0);
        other.FollowUp.CopyTo(FollowUp, 0);
        other.Died.CopyTo(Died, 0);
        foreach ((string id, int[] numbers) in other.Numbers) Numbers[id] = [.. numbers];
    }

    /// <summary>Whether metastasis comes at least a week before death or the last visit.</summary>
    public bool InOrder(int patient) => Metastasis[patient] < 0 || FollowUp[patient] >= Radiotherapy[patient] + Metastasis[patient] + 7;
}
