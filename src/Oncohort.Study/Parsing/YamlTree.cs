using System.Globalization;
using Oncohort.Cohort.Faults;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Oncohort.Study.Parsing;

/// <summary>
/// Reads YAML into nodes that know their place. Only what a study file needs is allowed: one document, plain lists, keys and values.
/// Anchors, aliases, tags and deep nesting are faults, so that a small file cannot become a large one.
/// </summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 16;
    private const int MostNodes = 50_000;

    private readonly FaultList _faults;
    private readonly Parser _events;
    private int _nodes;

    private YamlTree(string text, FaultList faults)
    {
        _faults = faults;
        _events = new Parser(new StringReader(text));
    }

    /// <summary>The root of the only document; null when the text is not YAML, with the fault added.</summary>
    public static YamlNode? Read(string text, FaultList faults)
    {
        try
        {
            return new YamlTree(text, faults).Document();
        }
        catch (YamlException fault)
        {
            faults.Add(SyntaxFault(text, fault, faults));
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            faults.Add(new Fault(FaultCode.BadYaml, "the file cannot be read as YAML", faults.Where(1, 1, ""), null, "start from the file that 'oncohort new' writes"));
        }
        catch (TooComplexException fault)
        {
            faults.Add(new Fault(FaultCode.BadYaml, fault.Message, faults.Where((int)fault.Place.Line, (int)fault.Place.Column, ""), null, "keep the study file plain"));
        }

        return null;
    }

    private YamlNode? Document()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _)) return null;
        _events.Consume<DocumentStart>();
        YamlNode root = Node("", 0);
        _events.Consume<DocumentEnd>();
        if (_events.Current is DocumentStart second)
            _faults.Add(new Fault(FaultCode.BadYaml, "the file holds a second document", Place(second.Start, ""), "one document", "remove the line '---'"));

        return root;
    }

    private YamlNode Node(string path, int depth)
    {
        Mark place = _events.Current!.Start;
        if (depth > DeepestNesting) throw new TooComplexException(place, $"the file is nested more than {DeepestNesting} levels deep");
        if (++_nodes > MostNodes) throw new TooComplexException(place, $"the file holds more than {MostNodes} values");
        if (_events.Current is AnchorAlias alias)
        {
            _events.MoveNext();
            _faults.Add(new Fault(FaultCode.BadYaml, $"the alias '*{alias.Value}' is not used in a study file", Place(place, path), null, "write the value itself; quote a text that begins with '*'"));
            return new YamlScalar((int)place.Line, (int)place.Column, path, $"*{alias.Value}", true);
        }

        if (_events.Current is not NodeEvent node) throw new YamlException(place, place, "a value is missing");
        RejectAnchorAndTag(node, path);
        if (_events.Current is not Scalar scalar)
            return _events.Current is SequenceStart ? Sequence(place, path, depth) : Mapping(place, path, depth);
        _events.MoveNext();
        return new YamlScalar((int)place.Line, (int)place.Column, path, scalar.Value, scalar.Style != ScalarStyle.Plain);
    }

    private YamlSequence Sequence(Mark place, string path, int depth)
    {
        _events.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!_events.TryConsume<SequenceEnd>(out _))
            items.Add(Node(string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count + 1}]"), depth + 1));
        return new YamlSequence((int)place.Line, (int)place.Column, path, items);
    }

    private YamlMapping Mapping(Mark place, string path, int depth)
    {
        _events.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            YamlNode keyNode = Node(path, depth + 1);
            string name = keyNode is YamlScalar scalar ? scalar.Text : "?";
            string valuePath = path.Length == 0 ? name : $"{path}.{name}";
            YamlNode value = Node(valuePath, depth + 1);
            if (keyNode is not YamlScalar)
            {
                _faults.Add(FaultCode.BadYaml, $"a key is {keyNode.Shape}", keyNode, "a name", "write the key as plain text");
                continue;
            }

            YamlScalar key = (YamlScalar)keyNode with { Path = valuePath };
            if (firstLines.TryAdd(name, key.Line)) entries.Add(new YamlEntry(key, value));
            else _faults.Add(FaultCode.NameTaken, $"the key '{name}' stands twice", key, null, $"remove one of them; the first is on line {firstLines[name]}");
        }

        return new YamlMapping((int)place.Line, (int)place.Column, path, entries);
    }

    private void RejectAnchorAndTag(NodeEvent node, string path)
    {
        if (!node.Anchor.IsEmpty)
            _faults.Add(new Fault(FaultCode.BadYaml, $"the anchor '&{node.Anchor.Value}' is not used in a study file", Place(node.Start, path), null, "remove it; quote a text that begins with '&'"));
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            _faults.Add(new Fault(FaultCode.BadYaml, $"the tag '{node.Tag.Value}' is not used in a study file", Place(node.Start, path), null, "remove it; quote a text that begins with '!'"));
    }

    private string Place(Mark mark, string path) => _faults.Where((int)mark.Line, (int)mark.Column, path);

    private static Fault SyntaxFault(string text, YamlException fault, FaultList faults)
    {
        string[] lines = text.Split('\n');
        int line = (int)fault.Start.Line;
        int tabbed = Array.FindIndex(lines, IsIndentedByTab) + 1;
        if (tabbed > 0)
            return new Fault(FaultCode.BadYaml, "a line is indented with a tab", faults.Where(tabbed, lines[tabbed - 1].IndexOf('\t', StringComparison.Ordinal) + 1, ""), "spaces", "indent with spaces, not with a tab");
        string written = lines.ElementAtOrDefault(line - 1) ?? "";
        string fix = written.Contains(": ", StringComparison.Ordinal)
            ? "check the indentation; put quotes around a text that contains ': ', '#' or begins with a sign"
            : "check the indentation, quotes and brackets";
        string message = fault.Message.ReplaceLineEndings(" ").TrimEnd('.');
        return new Fault(FaultCode.BadYaml, $"the file is not valid YAML: {message}", faults.Where(line, (int)fault.Start.Column, ""), null, fix);
    }

    private static bool IsIndentedByTab(string line) => line.TakeWhile(char.IsWhiteSpace).Contains('\t') && !string.IsNullOrWhiteSpace(line);

    private sealed class TooComplexException(Mark place, string message) : Exception(message)
    {
        public Mark Place { get; } = place;
    }
}
