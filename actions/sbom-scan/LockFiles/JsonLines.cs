using System.Text;
using System.Text.Json;
using Actions.Toolkit;
using YamlDotNet.Core;

namespace SbomScan.LockFiles;

/// <summary>Makes values with lines of the tokens of a JSON text.</summary>
internal ref struct JsonLines(ReadOnlySpan<byte> json, JsonReaderOptions options)
{
    private const int MostValues = 1_000_000;
    private const int FewNames = 8;

    private readonly ReadOnlySpan<byte> text = json;
    private Utf8JsonReader reader = new(json, options);
    private int values;
    private int seen;

    /// <summary>Where it has come to, from 1.</summary>
    public int Line { get; private set; } = 1;

    public YamlValue Read()
    {
        if (text.Trim(" \t\r\n"u8).IsEmpty) throw new FormatException("it is empty");
        reader.Read();
        var root = ReadValue();
        while (reader.Read())
        {
            // Whatever follows the value is refused by the reader.
        }

        return root;
    }

    private YamlValue ReadValue()
    {
        var at = Place();
        if (++values > MostValues) throw Fault.At(Line, $"more than {MostValues:N0} values");
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(at),
            JsonTokenType.StartArray => ReadArray(at),
            JsonTokenType.String => new YamlValue.Scalar(at, reader.GetString()!, false),
            _ => new YamlValue.Scalar(at, Encoding.UTF8.GetString(reader.ValueSpan), true),
        };
    }

    private YamlValue.Mapping ReadObject(Mark at)
    {
        var entries = new List<(YamlValue.Scalar Key, YamlValue Value)>();
        var names = default(HashSet<string>);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = new YamlValue.Scalar(Place(), reader.GetString()!, false);
            if (entries.Count == FewNames) names = entries.Select(entry => entry.Key.Text).ToHashSet(StringComparer.Ordinal);
            if (names?.Add(key.Text) == false || (names == null && entries.Exists(entry => entry.Key.Text == key.Text))) throw Fault.At(Line, $"'{key.Text}' stands twice in one object");
            reader.Read();
            entries.Add((key, ReadValue()));
        }

        return new YamlValue.Mapping(at, entries);
    }

    private YamlValue.Sequence ReadArray(Mark at)
    {
        var items = new List<YamlValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue());
        return new YamlValue.Sequence(at, items);
    }

    private Mark Place()
    {
        var start = (int)reader.TokenStartIndex;
        Line += text[seen..start].Count((byte)'\n');
        seen = start;
        return new Mark(start, Line, 1);
    }
}
