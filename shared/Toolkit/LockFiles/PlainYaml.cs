using System.Buffers;
using YamlDotNet.Core;

namespace Actions.Toolkit;

/// <summary>
/// Reads the small part of YAML that pnpm writes its lock files in, line by line: ten times as fast as a YAML parser, which counts with
/// several megabytes. Whatever is not of that part makes it give up, so that it never reads something differently from a parser.
/// </summary>
public sealed class PlainYaml
{
    private const int MostLines = 1_000_000;   // of more than that a parser says better where it went wrong
    private static readonly SearchValues<char> Suspicious = SearchValues.Create("{}[]\"#&*!,");   // in a key

    private readonly List<(int Number, int Indent, string Content)> lines = [];
    private int at;

    private PlainYaml()
    {
    }

    /// <summary>The mapping it holds, with the lines (not columns) of its values; <see langword="null"/> when a parser has to look at it.</summary>
    public static YamlValue.Mapping? Read(string text)
    {
        var reader = new PlainYaml();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++number > MostLines) return null;
            var content = line.Trim(' ');
            if (content.IsEmpty || content[0] == '#' || (line is "---" && reader.lines.Count == 0)) continue;
            if (content.Contains('\t') || content.StartsWith("---") || content.StartsWith("...")) return null;
            reader.lines.Add((number, line.IndexOfAnyExcept(' '), content.ToString()));
        }

        return reader.ReadMapping(0) is { } root && reader.at == reader.lines.Count ? root : null;
    }

    private Mark Place => new(0, at < lines.Count ? lines[at].Number : lines.Count == 0 ? 1 : lines[^1].Number, 1);

    private YamlValue.Mapping? ReadMapping(int indent)
    {
        var place = Place;
        var entries = new List<(YamlValue.Scalar, YamlValue)>();
        for (; at < lines.Count && lines[at].Indent >= indent;)
        {
            var here = Place;
            if (lines[at].Indent != indent || KeyOf(lines[at].Content, here) is not var (key, rest)) return null;
            at++;
            if ((rest.Length == 0 ? ReadBelow(indent, here) : ReadHere(rest, indent, here)) is not { } value) return null;
            entries.Add((key, value));
        }

        return entries.Count == 0 ? null : new YamlValue.Mapping(place, entries);
    }

    private YamlValue? ReadBelow(int indent, Mark place)
    {
        var next = at < lines.Count ? lines[at] : (Number: 0, Indent: -1, Content: "");
        if (next.Indent >= indent && next.Content.StartsWith("- ", StringComparison.Ordinal)) return ReadSequence(next.Indent);
        return next.Indent > indent && indent < 40 ? ReadMapping(next.Indent) : new YamlValue.Scalar(place, "", true);
    }

    private YamlValue.Sequence? ReadSequence(int indent)
    {
        var place = Place;
        var items = new List<YamlValue>();
        for (; at < lines.Count && lines[at].Indent == indent && lines[at].Content.StartsWith("- ", StringComparison.Ordinal); at++)
        {
            if (ScalarOf(lines[at].Content[2..].TrimStart(' '), Place) is not { } item || item is { IsPlain: true } && item.Text.Contains(": ", StringComparison.Ordinal)) return null;
            items.Add(item);
        }

        return new YamlValue.Sequence(place, items);
    }

    // What goes on in a line further in is a text of several lines: none that a lock file needs, and nothing for this reader.
    private YamlValue? ReadHere(string rest, int indent, Mark place)
    {
        if (at < lines.Count && lines[at].Indent > indent) return null;
        return rest is "{}" ? new YamlValue.Mapping(place, []) : rest[0] == '{' ? FlowOf(rest, place) : rest[0] == '[' ? SequenceOf(rest, place) : ScalarOf(rest, place);
    }

    // {integrity: sha512-…, tarball: https://…}
    private static YamlValue.Mapping? FlowOf(string rest, Mark place)
    {
        if (PartsOf(rest, '}') is not { } parts) return null;
        var entries = new List<(YamlValue.Scalar, YamlValue)>();
        foreach (var part in parts)
        {
            if (KeyOf(part, place) is not var (key, text) || text.Length == 0 || ScalarOf(text, place) is not { } value) return null;
            entries.Add((key, value));
        }

        return new YamlValue.Mapping(place, entries);
    }

    private static YamlValue.Sequence? SequenceOf(string rest, Mark place)
    {
        var items = PartsOf(rest, ']')?.Select(part => ScalarOf(part, place)).ToList();
        return items == null || items.Contains(null) ? null : new YamlValue.Sequence(place, [.. items.OfType<YamlValue>()]);
    }

    private static string[]? PartsOf(string rest, char end)
    {
        if (rest[^1] != end || rest.Length < 3 || rest.AsSpan(1, rest.Length - 2).IndexOfAny("{}[]\"") >= 0) return null;
        var parts = rest[1..^1].Split(", ");
        return Array.TrueForAll(parts, part => part.Count(c => c == '\'') % 2 == 0 && !part.Contains(',')) ? parts : null;
    }

    private static (YamlValue.Scalar Key, string Value)? KeyOf(string content, Mark place)
    {
        var end = content[0] == '\'' ? content.IndexOf("':", StringComparison.Ordinal) + 1 : ColonOf(content);
        if (end <= 0 || (end + 1 < content.Length && content[end + 1] != ' ') || ScalarOf(content[..end], place) is not { } key) return null;
        if (key.IsPlain && (key.Text is "<<" or "-" or "?" || key.Text.AsSpan().ContainsAny(Suspicious))) return null;
        return (key, content[(end + 1)..].Trim(' '));
    }

    private static int ColonOf(string content) => content.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? colon : content[^1] == ':' ? content.Length - 1 : -1;

    private static YamlValue.Scalar? ScalarOf(string text, Mark place)
    {
        if (text.Length == 0) return null;
        if (text[0] != '\'') return IsPlain(text) ? new YamlValue.Scalar(place, text, true) : null;
        var inner = text.Length > 1 && text[^1] == '\'' ? text[1..^1] : "'";
        return inner.Contains('\'') ? null : new YamlValue.Scalar(place, inner, false);
    }

    private static bool IsPlain(string text) =>
        text[^1] != ' ' && text[^1] != ':' && !"\"&*!|>%@`{}[],#?:".Contains(text[0]) && text[0] != '-'
        && !text.Contains(" #", StringComparison.Ordinal) && !text.Contains(": ", StringComparison.Ordinal);
}
