namespace SbomScan.LockFiles.Data;

/// <summary>How much a document may hold: many times what any project has, and few enough to be kept in memory.</summary>
internal sealed class DataLimit
{
    /// <summary>Levels of nesting.</summary>
    public const int Deepest = 256;

    private const int MostValues = 2_000_000;

    private int values;

    /// <exception cref="FormatException">So many more values are too many.</exception>
    public void Count(int line, int more = 1)
    {
        if ((values += more) > MostValues) throw new FormatException($"line {line}: it holds more than {MostValues:N0} values");
    }
}
