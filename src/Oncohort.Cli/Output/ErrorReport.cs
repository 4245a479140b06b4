using System.Text.Json;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Output;

/// <summary>Says what went wrong: a block on standard error, and with <c>--json</c> one document on standard output as well.</summary>
internal sealed class ErrorReport(Terminal terminal, string[] args)
{
    /// <summary>Reports faults, at least one.</summary>
    public void Write(IReadOnlyList<Fault> faults)
    {
        foreach (Fault fault in faults) WriteBlock(fault);
        terminal.Error.Flush();
        if (args.Contains("--json") && faults.All(fault => fault.Code != FaultCode.OutputNotWritable || fault.Where != Terminal.OutputName)) WriteJson(faults);
    }

    private void WriteBlock(Fault fault)
    {
        terminal.Error.WriteLine($"error {fault.PrintedCode}: {fault.What}");
        if (fault.Where is not null) terminal.Error.WriteLine($"  where     {fault.Where}");
        if (fault.Expected is not null) terminal.Error.WriteLine($"  expected  {fault.Expected}");
        if (fault.Fix is not null) terminal.Error.WriteLine($"  fix       {fault.Fix}");
    }

    private void WriteJson(IReadOnlyList<Fault> faults)
    {
        using var document = new MemoryStream();
        using (var json = new Utf8JsonWriter(document, ResultJson.Options(indented: true)))
        {
            json.WriteStartObject();
            json.WriteString("command", args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "");
            json.WriteString("version", ResultJson.Version);
            json.WritePropertyName("error");
            WriteFault(json, faults[0]);
            json.WriteStartArray("errors");
            foreach (Fault fault in faults) WriteFault(json, fault);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        terminal.Write(document);
    }

    private static void WriteFault(Utf8JsonWriter json, Fault fault)
    {
        json.WriteStartObject();
        json.WriteString("code", fault.PrintedCode);
        json.WriteString("what", fault.What);
        json.WriteString("where", fault.Where);
        json.WriteString("expected", fault.Expected);
        json.WriteString("fix", fault.Fix);
        json.WriteEndObject();
    }
}
