using System.Security.Cryptography;
using System.Text;
using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Parsing;

/// <summary>The text of a study file with the hash of its bytes.</summary>
internal sealed record StudyText(string Text, string Sha256)
{
    private const long MostBytes = 1_000_000;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a study file.</summary>
    /// <exception cref="InputException">There is no such file, or it is not UTF-8 text of a sensible size.</exception>
    public static StudyText Read(string path)
    {
        string name = Path.GetFileName(path);
        if (Directory.Exists(path)) throw Fault(FaultCode.FileUnreadable, $"'{path}' is a folder", name, "name the study file in it");
        if (!File.Exists(path)) throw Fault(FaultCode.FileNotFound, $"there is no file '{path}'", path, "check the path, or write a new study file with 'oncohort new'");
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                throw Fault(FaultCode.FileUnreadable, $"'{name}' is larger than {MostBytes} bytes", name, "a study file is a page of text; data belong into a source of their own");
            return Decode(File.ReadAllBytes(path), name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault(FaultCode.FileUnreadable, $"'{path}' cannot be read: {fault.Message}", name, "check the permissions of the file");
        }
    }

    private static StudyText Decode(byte[] bytes, string name)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        try
        {
            string text = StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
            if (string.IsNullOrWhiteSpace(text)) throw Fault(FaultCode.EmptyFile, $"'{name}' is empty", name, "start from the file that 'oncohort new' writes");
            return new StudyText(text, hash);
        }
        catch (DecoderFallbackException fault)
        {
            int line = 1 + bytes.AsSpan(0, Math.Clamp(fault.Index, 0, bytes.Length)).Count((byte)'\n');
            throw Fault(FaultCode.InvalidUtf8, $"'{name}' is not valid UTF-8 text", $"{name}:{line}", "save the study file as UTF-8");
        }
    }

    private static InputException Fault(FaultCode code, string what, string? where, string fix) => new(new Fault(code, what, where, null, fix));
}
