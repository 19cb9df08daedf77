namespace SbomScan.LockFiles.Data;

/// <summary>Names with values, in the order of the document. Asking for a value as something that it is not is a <see cref="FormatException"/>.</summary>
internal sealed record DataMap(int Line) : DataValue(Line)
{
    private readonly OrderedDictionary<string, (int Line, DataValue Value)> entries = new(StringComparer.Ordinal);

    public IEnumerable<(string Key, int Line, DataValue Value)> Entries => entries.Select(entry => (entry.Key, entry.Value.Line, entry.Value.Value));

    public int Count => entries.Count;

    public DataValue? Find(string key) => entries.TryGetValue(key, out var entry) ? entry.Value : null;

    public DataMap? Map(string key) => Find(key)?.As<DataMap>($"'{key}'");

    public DataList? List(string key) => Find(key)?.As<DataList>($"'{key}'");

    public string? Text(string key) => Find(key)?.As<DataText>($"'{key}'").Text;

    public bool Flag(string key) => Text(key) == "true";

    public IEnumerable<DataMap> Maps(string key) => List(key)?.Maps ?? [];

    public IEnumerable<string> Texts(string key) => List(key)?.Texts ?? [];

    /// <summary>The entries of the map of that name; none when there is none.</summary>
    public IEnumerable<(string Key, int Line, DataValue Value)> EntriesOf(string key) => Map(key)?.Entries ?? [];

    public string Required(string key) => Text(key) is { Length: > 0 } text ? text : throw new FormatException($"line {Line}: '{key}' is missing");

    public int LineOf(string key) => entries.TryGetValue(key, out var entry) ? entry.Line : Line;

    /// <exception cref="FormatException">The key stands there twice.</exception>
    public void Add(string key, int line, DataValue value)
    {
        if (!entries.TryAdd(key, (line, value))) throw new FormatException($"line {line}: '{ForPeople.Shortened(key)}' stands there twice, first in line {entries[key].Line}");
    }
}
