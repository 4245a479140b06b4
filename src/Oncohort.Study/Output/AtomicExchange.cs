using System.Runtime.InteropServices;

namespace Oncohort.Study.Output;

/// <summary>Exchanges two folders in one step of the file system: <c>renameat2</c> with RENAME_EXCHANGE on Linux, <c>renamex_np</c> with RENAME_SWAP on macOS.</summary>
internal static partial class AtomicExchange
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;

    /// <summary>Exchanges the names of two folders; false where the system or the file system cannot, with nothing changed.</summary>
    public static bool TryExchange(string a, string b)
    {
        try
        {
            if (OperatingSystem.IsLinux()) return RenameAt2(CurrentFolder, a, CurrentFolder, b, Exchange) == 0;
            return OperatingSystem.IsMacOS() && RenameX(a, b, Exchange) == 0;
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameX(string oldPath, string newPath, uint flags);
}
