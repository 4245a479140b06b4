using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Oncohort.Survival.Memory;

/// <summary>
/// Zeroed arrays that ask Linux for huge pages when they take megabytes: touching a fresh page for the first time costs more than the arithmetic on it,
/// and a huge page is touched once for 512 small ones.
/// </summary>
internal static unsafe partial class LargeArray
{
    private const nint HugePage = 2 << 20;
    private const int AdviseHugePages = 14;

    /// <summary>A zeroed array; pinned, so that its address holds, when it is large.</summary>
    public static double[] Allocate(int length)
    {
        if (!OperatingSystem.IsLinux() || (long)length * sizeof(double) < 2 * HugePage) return new double[length];
        double[] array = GC.AllocateUninitializedArray<double>(length, pinned: true);
        nint start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        nint from = (start + HugePage - 1) & ~(HugePage - 1);
        nint to = (start + ((nint)length * sizeof(double))) & ~(HugePage - 1);
        if (to > from) _ = Advise(from, to - from, AdviseHugePages);
        Array.Clear(array);
        return array;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}
