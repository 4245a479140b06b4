using System.Security.Cryptography;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Sources;

/// <summary>The hash of a file's bytes.</summary>
internal static class FileHash
{
    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    /// <exception cref="InputException">The file cannot be read (OCH002), or is empty (OCH004).</exception>
    public static string Of(string path, string name)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
            if (file.Length == 0) throw new InputException(new Fault(FaultCode.EmptyFile, "the file is empty", name, "at least one record"));
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Fault(FaultCode.FileUnreadable, $"'{name}' cannot be read: {failure.Message}", name));
        }
    }
}
