using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Oncohort.Survival.Memory;

/// <summary>
/// Arrays that ask Linux for huge pages when they take megabytes: touching a fresh page for the first time costs more than the arithmetic on it, and a
/// huge page is touched once for 512 small ones.
/// </summary>
internal static unsafe partial class LargeArray
{
    private const nint HugePage = 2 << 20;
    private const int AdviseHugePages = 14;

    /// <summary>Above this an array is pinned, in a heap of its own; below it the large-object heap, whose memory stays warm between collections, serves better.</summary>
    private const nint PinnedFrom = 6 * HugePage;

    /// <summary>A zeroed array.</summary>
    public static T[] Allocate<T>(int length)
        where T : unmanaged
    {
        if (!IsLarge<T>(length)) return new T[length];
        T[] array = Uninitialized<T>(length);
        Array.Clear(array);
        return array;
    }

    /// <summary>An array that the caller fills. The advice is about its present address, where large arrays stay unless someone compacts their heap.</summary>
    public static T[] Uninitialized<T>(int length)
        where T : unmanaged
    {
        if (!IsLarge<T>(length)) return GC.AllocateUninitializedArray<T>(length);
        T[] array = GC.AllocateUninitializedArray<T>(length, pinned: (long)length * sizeof(T) > PinnedFrom);
        nint start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        nint from = (start + HugePage - 1) & ~(HugePage - 1);
        nint to = (start + ((nint)length * sizeof(T))) & ~(HugePage - 1);
        if (to > from) _ = Advise(from, to - from, AdviseHugePages);
        return array;
    }

    /// <summary>A copy; the cores share the first touch of its pages.</summary>
    public static T[] Copy<T>(T[] source)
        where T : unmanaged
    {
        T[] array = Uninitialized<T>(source.Length);
        RowBlocks.For(source.Length, (_, from, to) => source.AsSpan(from, to - from).CopyTo(array.AsSpan(from)));
        return array;
    }

    private static bool IsLarge<T>(int length)
        where T : unmanaged => OperatingSystem.IsLinux() && (long)length * sizeof(T) >= HugePage;

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}
