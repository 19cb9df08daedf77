using System.Text;
using System.Text.Json;

namespace SbomScan.LockFiles.Data;

/// <summary>Reads JSON with the lines that things stand in.</summary>
internal ref struct Json
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly DataLimit limit = new();
    private Utf8JsonReader reader;
    private int line = 1;
    private int counted;   // bytes whose line breaks are in line

    private Json(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DataLimit.Deepest });
    }

    /// <summary>A document whose value is a map.</summary>
    /// <exception cref="FormatException">It is not JSON, is nested too deeply, or has a key twice.</exception>
    public static DataMap Read(ReadOnlySpan<byte> bytes)
    {
        var json = new Json(bytes);
        try
        {
            json.reader.Read();
            var value = json.ReadValue();
            json.reader.Read();
            return value?.As<DataMap>("the document") ?? throw new FormatException("line 1: the document is null");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"line {problem.LineNumber + 1}: this is not JSON: {Cause(problem.Message)}", problem);
        }
        catch (InvalidOperationException problem)
        {
            throw new FormatException($"line {json.Line()}: a text in it is not UTF-8", problem);
        }
    }

    private DataValue? ReadValue()
    {
        limit.Count(Line());
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMap(),
            JsonTokenType.StartArray => ReadList(),
            JsonTokenType.Null => null,
            JsonTokenType.String => new DataText(line, reader.GetString()!),
            _ => new DataText(line, Encoding.UTF8.GetString(reader.ValueSpan)),
        };
    }

    private DataMap ReadMap()
    {
        var map = new DataMap(line);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (key, at) = (reader.GetString()!, Line());
            reader.Read();
            if (ReadValue() is { } value) map.Add(key, at, value);
        }

        return map;
    }

    private DataList ReadList()
    {
        var list = new DataList(line, []);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadValue() is { } value) list.Items.Add(value);
        }

        return list;
    }

    private int Line()
    {
        var start = (int)reader.TokenStartIndex;
        line += bytes[counted..start].Count((byte)'\n');
        counted = start;
        return line;
    }

    private static string Cause(string message) => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var at ? message[..at] : message;
}
