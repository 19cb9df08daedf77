namespace SbomScan.LockFiles.Data;

/// <summary>A value of a JSON, TOML or YAML document and the line it begins in, from 1. What is null is not there.</summary>
internal abstract record DataValue(int Line)
{
    /// <exception cref="FormatException">It is something else.</exception>
    public T As<T>(string what)
        where T : DataValue =>
        this as T ?? throw new FormatException($"line {Line}: {what} is {KindOf(GetType())} where {KindOf(typeof(T))} was expected");

    private static string KindOf(Type kind) => kind == typeof(DataMap) ? "a table of names" : kind == typeof(DataList) ? "a list" : "a text or number";
}
