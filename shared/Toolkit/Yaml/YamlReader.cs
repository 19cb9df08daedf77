using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Actions.Toolkit;

/// <summary>Reads one YAML document into values: anchors, aliases and merge keys resolved, places kept, types left to the caller.</summary>
public sealed class YamlReader
{
    private const int DeepestNesting = 64;
    private const int MostNodes = 100_000;

    private readonly Parser parser;
    private readonly Dictionary<string, YamlValue?> anchors = new(StringComparer.Ordinal);   // null while its value is being read
    private readonly bool tagsAllowed;
    private readonly bool aliasesAllowed;
    private readonly int mostNodes;
    private int depth;
    private int nodes;

    private YamlReader(string yaml, bool tagsAllowed, int mostNodes, bool aliasesAllowed) =>
        (parser, this.tagsAllowed, this.mostNodes, this.aliasesAllowed) = (new Parser(new StringReader(yaml)), tagsAllowed, mostNodes, aliasesAllowed);

    /// <summary>The value of the document; <see langword="null"/> when it is empty.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="tagsAllowed">Tags such as <c>!reset</c> are passed over instead of refused: for files of other programs.</param>
    /// <param name="mostNodes">How many values it may hold as written; an alias is one, however much it stands for.</param>
    /// <param name="aliasesAllowed">Whether a value may stand for another one; files that no person writes have none.</param>
    /// <exception cref="YamlProblemException">It is not YAML, or holds what is refused here.</exception>
    public static YamlValue? Read(string yaml, bool tagsAllowed = false, int mostNodes = MostNodes, bool aliasesAllowed = true)
    {
        var reader = new YamlReader(yaml, tagsAllowed, mostNodes, aliasesAllowed);
        try
        {
            reader.parser.Consume<StreamStart>();
            if (reader.parser.Accept<StreamEnd>(out _)) return null;
            reader.parser.Consume<DocumentStart>();
            var value = reader.ReadValue();
            reader.parser.Consume<DocumentEnd>();
            if (reader.parser.Accept<DocumentStart>(out var second)) throw Problem(second.Start, "a second document begins here; only one is allowed");
            return value;
        }
        catch (YamlException problem)
        {
            throw new YamlProblemException(new YamlProblem(problem.Start, $"this is not YAML: {problem.Message}{Hint(yaml, problem.Start)}"));
        }
        catch (InvalidOperationException)
        {
            // Some broken texts, such as a list that opens inside a word of a mapping, break the parser before it can say what is wrong.
            throw new YamlProblemException(new YamlProblem(reader.parser.Current?.End ?? Mark.Empty, "this is not YAML"));
        }
    }

    private YamlValue ReadValue()
    {
        Count();
        if (++depth > DeepestNesting) throw Problem(parser.Current!.Start, $"nested deeper than {DeepestNesting} levels");
        try
        {
            if (parser.TryConsume<AnchorAlias>(out var alias)) return Resolve(alias);
            if (parser.Current is not NodeEvent node) throw Problem(parser.Current!.Start, "a value was expected here");
            if (!node.Anchor.IsEmpty) anchors[node.Anchor.Value] = null;
            var value = ReadNode(node);
            if (!node.Anchor.IsEmpty) anchors[node.Anchor.Value] = value;
            return value;
        }
        finally
        {
            depth--;
        }
    }

    // What is merged is copied, so that it counts: a chain of merges grows with the square of its length.
    private void Add((YamlValue.Scalar Key, YamlValue Value) entry, List<(YamlValue.Scalar Key, YamlValue Value)> merged)
    {
        Count();
        merged.Add(entry);
    }

    private void Count()
    {
        if (++nodes > mostNodes) throw Problem(parser.Current!.Start, $"more than {mostNodes:N0} values");
    }

    private YamlValue Resolve(AnchorAlias alias)
    {
        if (!aliasesAllowed) throw Problem(alias.Start, $"'*{alias.Value.Value}' is an alias, which a file of this kind does not have");
        if (!anchors.TryGetValue(alias.Value.Value, out var value)) throw Problem(alias.Start, $"there is no anchor '&{alias.Value.Value}' before this alias. Put a pattern that begins with '*' in quotes");
        return value ?? throw Problem(alias.Start, $"the alias '*{alias.Value.Value}' contains itself");
    }

    private YamlValue ReadNode(NodeEvent node)
    {
        RefuseTag(node);
        if (parser.TryConsume<Scalar>(out var scalar)) return new YamlValue.Scalar(scalar.Start, scalar.Value, scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty);
        if (parser.TryConsume<SequenceStart>(out _)) return ReadSequence(node.Start);
        parser.Consume<MappingStart>();
        return ReadMapping(node.Start);
    }

    private YamlValue.Sequence ReadSequence(Mark at)
    {
        var items = new List<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(ReadValue());
        return new YamlValue.Sequence(at, items);
    }

    private YamlValue.Mapping ReadMapping(Mark at)
    {
        var own = new List<(YamlValue.Scalar Key, YamlValue Value)>();
        var merged = new List<(YamlValue.Scalar Key, YamlValue Value)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadValue() is not YamlValue.Scalar key) throw Problem(parser.Current!.Start, "a key must be a text");
            var value = ReadValue();
            if (key is not { Text: "<<", IsPlain: true }) own.Add((key, value));
            else foreach (var entry in Merged(value)) Add(entry, merged);
        }

        // YAML merge key: what the mapping says itself wins, then the first of what is merged.
        var names = own.Select(entry => entry.Key.Text).ToHashSet(StringComparer.Ordinal);
        return new YamlValue.Mapping(at, [.. merged.Where(entry => names.Add(entry.Key.Text)), .. own]);
    }

    private static IEnumerable<(YamlValue.Scalar Key, YamlValue Value)> Merged(YamlValue value) => value switch
    {
        YamlValue.Mapping mapping => mapping.Entries,
        YamlValue.Sequence list when list.Items.All(item => item is YamlValue.Mapping) => list.Items.SelectMany(Merged),
        _ => throw Problem(value.At, "'<<' takes a mapping or a list of mappings"),
    };

    private void RefuseTag(NodeEvent node)
    {
        if (tagsAllowed || node.Tag.IsEmpty || node.Tag.Value == "tag:yaml.org,2002:str") return;
        throw Problem(node.Start, $"'{node.Tag.Value}' is a YAML tag here. Put a pattern that begins with '!' in quotes");
    }

    // An unquoted pattern that begins with '*' or '!' is an alias or a tag to YAML, and its message then helps nobody.
    private static string Hint(string yaml, Mark at)
    {
        var lines = yaml.Split('\n');
        var line = at.Line >= 1 && at.Line <= lines.Length ? lines[at.Line - 1] : "";
        var value = line.TrimStart(' ', '\t', '-');
        var colon = value.IndexOf(": ", StringComparison.Ordinal);
        if (colon >= 0) value = value[(colon + 2)..].TrimStart();
        return value.StartsWith('*') || value.StartsWith('!') ? " (Put a pattern that begins with '*' or '!' in quotes.)" : "";
    }

    private static YamlProblemException Problem(Mark at, string message) => new(new YamlProblem(at, message));
}
