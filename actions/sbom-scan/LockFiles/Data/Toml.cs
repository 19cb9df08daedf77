using Tomlyn;
using Tomlyn.Parsing;

namespace SbomScan.LockFiles.Data;

/// <summary>Reads TOML with the lines that things stand in, from the events of the parser: they have lines, and need no reflection.</summary>
internal sealed class Toml
{
    private readonly string text;
    private readonly TomlParser parser;
    private readonly DataLimit limit = new();
    private readonly HashSet<DataMap> inline = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<DataList> headedLists = new(ReferenceEqualityComparer.Instance);   // of [[headers]]

    private Toml(string text)
    {
        this.text = text;
        parser = TomlParser.Create(text, new TomlParserOptions { DecodeScalars = true, EagerStringValues = true }, new TomlSerializerOptions { MaxDepth = DataLimit.Deepest });
    }

    /// <exception cref="FormatException">It is not TOML, is nested too deeply, or has a key twice.</exception>
    public static DataMap Read(string text)
    {
        try
        {
            return new Toml(text).ReadDocument();
        }
        catch (TomlException problem)
        {
            throw new FormatException($"line {Math.Max(1, problem.Line ?? 1)}: this is not TOML: {Cause(problem.Message)}", problem);
        }
    }

    private DataMap ReadDocument()
    {
        while (parser.MoveNext() && parser.Current.Kind != TomlParseEventKind.StartTable)
        {
        }

        parser.MoveNext();
        return ReadEntries(new DataMap(1));
    }

    // From the first event within a table to its end.
    private DataMap ReadEntries(DataMap table)
    {
        for (; parser.Current.Kind == TomlParseEventKind.PropertyName; parser.MoveNext()) ReadEntry(table);
        return table;
    }

    // Tables and lists without a line are those of headers and dotted keys: they may go on where an earlier one ended.
    private void ReadEntry(DataMap table)
    {
        var (key, line) = (parser.Current.PropertyName!, parser.Current.Line);
        limit.Count(line);
        parser.MoveNext();
        switch (parser.Current)
        {
            case { Line: 0, Kind: TomlParseEventKind.StartTable }:
                ReadHeaded(table, key, line);
                break;
            case { Line: 0, Kind: TomlParseEventKind.StartArray }:
                ReadHeadedList(table, key, line);
                break;
            default:
                table.Add(key, line, ReadValue());
                break;
        }
    }

    private void ReadHeaded(DataMap table, string key, int line)
    {
        var earlier = table.Find(key) is DataList list && headedLists.Contains(list) ? list.Items[^1] : table.Find(key);
        if (earlier is not DataMap inner || inline.Contains(inner)) table.Add(key, line, inner = new DataMap(line));
        parser.MoveNext();
        ReadEntries(inner);
    }

    private void ReadHeadedList(DataMap table, string key, int line)
    {
        if (table.Find(key) is not DataList list || !headedLists.Contains(list)) table.Add(key, line, list = new DataList(line, []));
        headedLists.Add(list);
        while (parser.MoveNext() && parser.Current.Kind == TomlParseEventKind.StartTable)
        {
            parser.MoveNext();
            list.Items.Add(ReadEntries(new DataMap(parser.Current.Line)));
        }
    }

    private DataValue ReadValue()
    {
        var line = parser.Current.Line;
        limit.Count(line);
        return parser.Current.Kind switch
        {
            TomlParseEventKind.StartTable => ReadInline(new DataMap(line)),
            TomlParseEventKind.StartArray => ReadList(new DataList(line, [])),
            TomlParseEventKind.String => new DataText(line, parser.GetString()),
            _ => new DataText(line, parser.Current.Span is { } at ? text.Substring(at.Offset, at.Length) : ""),
        };
    }

    private DataMap ReadInline(DataMap table)
    {
        inline.Add(table);
        parser.MoveNext();
        return ReadEntries(table);
    }

    private DataList ReadList(DataList list)
    {
        while (parser.MoveNext() && parser.Current.Kind != TomlParseEventKind.EndArray) list.Items.Add(ReadValue());
        return list;
    }

    // "(2,1) : error : Missing value after `=`."
    private static string Cause(string message) => message.Split('\n')[0].Split(" : error : ")[^1];
}
