using System.Security.Cryptography;
using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Output;

/// <summary>
/// The folder of a report. A run writes beside it and swaps the finished report in by renaming, so that whoever looks, and whenever the
/// process dies, finds the old report whole or the new one whole. A folder that Oncohort did not write is never touched.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _path;

    private OutputFolder(string path, string staging, FileStream ownLock)
    {
        _path = path;
        Staging = staging;
        _lock = ownLock;
    }

    /// <summary>Where the run writes its files until <see cref="Commit"/>.</summary>
    public string Staging { get; }

    /// <summary>Claims a folder: mends what an interrupted run left, and checks that a report may be written there.</summary>
    /// <exception cref="InputException">OCH024: the folder cannot be written, is not ours, or another run is writing it.</exception>
    public static OutputFolder Claim(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        try
        {
            if (Directory.Exists(full)) full = Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
            string parent = Path.GetDirectoryName(full) ?? throw Fault(full, "the root of a file system cannot be a report folder", "name a folder in it");
            if (File.Exists(full)) throw Fault(full, $"'{path}' is a file", "name a folder");
            FolderOwnership.Check(full);
            Directory.CreateDirectory(parent);
            FileStream ownLock = Lock(full);
            try
            {
                FolderSwap.Recover(full);
                string staging = $"{full}.tmp-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
                Directory.CreateDirectory(staging);
                return new OutputFolder(full, staging, ownLock);
            }
            catch
            {
                ownLock.Dispose();
                throw;
            }
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Fault(full, $"the folder '{path}' cannot be written: {wrong.Message}", "choose a folder that you may write to");
        }
    }

    /// <summary>Puts the finished report in place of the old one.</summary>
    /// <exception cref="InputException">OCH024: the folder cannot be replaced; the old report stays.</exception>
    public void Commit()
    {
        try
        {
            FolderOwnership.Check(_path);
            FolderSwap.Replace(_path, Staging);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw Fault(_path, $"the folder '{_path}' cannot be replaced: {wrong.Message}", "close the programs that use its files, and run again");
        }
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        FolderSwap.DeleteIfPossible(Staging);
        _lock.Dispose();
    }

    internal static InputException Fault(string path, string what, string fix) =>
        new(new Fault(FaultCode.OutputNotWritable, what, path, "a new or empty folder, or one that holds an Oncohort report", fix));

    private static FileStream Lock(string full)
    {
        try
        {
            return new FileStream($"{full}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException busy) when (File.Exists($"{full}.lock"))
        {
            throw Fault(full, $"another run is writing to '{full}': {busy.Message}", "wait until it has finished, or name another folder");
        }
    }
}
