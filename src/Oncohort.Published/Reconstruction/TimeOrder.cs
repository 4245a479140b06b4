namespace Oncohort.Published.Reconstruction;

/// <summary>Patients by ascending time, those with the event before those without at the same time; sorted again only when a time has changed.</summary>
internal sealed class TimeOrder(IReadOnlyList<int> patients, Func<int, (int Days, bool Event)> outcome)
{
    private readonly int[] _keys = new int[patients.Count];
    private readonly int[] _sorted = new int[patients.Count];

    /// <summary>The patients, in the order given.</summary>
    public IReadOnlyList<int> Patients => patients;

    /// <summary>The places of the patients in <see cref="Patients"/>, by ascending time.</summary>
    public int[] Order { get; } = [.. Enumerable.Range(0, patients.Count)];

    /// <summary>Twice the day of each patient, and one more without the event, by ascending time.</summary>
    public ReadOnlySpan<int> Keys => _sorted;

    /// <summary>Takes note of the times as they are now.</summary>
    public void Refresh()
    {
        bool same = true;
        for (int i = 0; i < _keys.Length; i++)
        {
            (int days, bool happened) = outcome(patients[i]);
            int key = (2 * days) + (happened ? 0 : 1);
            if (key == _keys[i]) continue;
            _keys[i] = key;
            same = false;
        }

        if (!same) Sort();
    }

    /// <summary>Insertion, which is fast when few times have changed.</summary>
    private void Sort()
    {
        for (int i = 0; i < Order.Length; i++)
        {
            int patient = Order[i], key = _keys[patient], place = i;
            for (; place > 0 && _sorted[place - 1] > key; place--) (_sorted[place], Order[place]) = (_sorted[place - 1], Order[place - 1]);
            (_sorted[place], Order[place]) = (key, patient);
        }
    }
}
