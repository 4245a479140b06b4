using System.Runtime.CompilerServices;

namespace Oncohort.Survival.Cox;

/// <summary>Finds a time index among those of the event times of a stratum, which ascend.</summary>
internal static class EventTimeSearch
{
    /// <summary>The number of event times at or before a time index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Through(int[] eventTimes, int time)
    {
        int low = 0;
        int high = eventTimes.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (eventTimes[middle] <= time) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
