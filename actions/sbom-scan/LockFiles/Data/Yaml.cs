using Actions.Toolkit;

namespace SbomScan.LockFiles.Data;

/// <summary>Reads YAML with the lines that things stand in.</summary>
internal sealed class Yaml
{
    private const int MostValues = 1_000_000;   // as written, and again with its aliases replaced

    private int values;

    /// <summary>A document whose value is a map.</summary>
    /// <exception cref="FormatException">It is not YAML, has a key twice, or aliases that expand to more than anybody would write.</exception>
    public static DataMap Read(string text)
    {
        try
        {
            return new Yaml().Of(YamlReader.Read(text, tagsAllowed: true, MostValues))?.As<DataMap>("the document") ?? throw new FormatException("line 1: the document is empty");
        }
        catch (YamlProblemException problem)
        {
            throw new FormatException($"line {problem.Problem.Line}: {problem.Problem.Message}", problem);
        }
    }

    private DataValue? Of(YamlValue? value)
    {
        if (++values > MostValues) throw new FormatException("its aliases expand to more than anybody would write");
        return value switch
        {
            YamlValue.Mapping mapping => MapOf(mapping),
            YamlValue.Sequence list => new DataList((int)list.At.Line, [.. list.Items.Select(Of).OfType<DataValue>()]),
            YamlValue.Scalar scalar when scalar.Text() is { } text => new DataText((int)scalar.At.Line, text),
            _ => null,
        };
    }

    private DataMap MapOf(YamlValue.Mapping mapping)
    {
        var map = new DataMap((int)mapping.At.Line);
        foreach (var (key, entry) in mapping.Entries)
        {
            if (Of(entry) is { } value) map.Add(key.Text, (int)key.At.Line, value);
        }

        return map;
    }
}
