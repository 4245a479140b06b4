using System.Text;

namespace Oncohort.Cli.Tests;

/// <summary>A folder of its own for the files of one test.</summary>
public abstract class DataFolder : IDisposable
{
    protected DataFolder() => Folder = Directory.CreateTempSubdirectory("oncohort-cli-").FullName;

    protected string Folder { get; }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes lines to a file and answers with its path.</summary>
    protected string File(string name, params string[] lines) => Bytes(name, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    /// <summary>Writes bytes to a file and answers with its path.</summary>
    protected string Bytes(string name, byte[] bytes)
    {
        string path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }
}
