using Actions.Toolkit;

namespace SbomScan.LockFiles;

/// <summary>Reads YAML that other programs wrote.</summary>
internal static class YamlText
{
    private const int MostValues = 1_000_000;

    /// <param name="text">The text.</param>
    /// <param name="aliasesAllowed">People write it, and may let a value stand for another one.</param>
    /// <exception cref="FormatException">It is no YAML mapping, or larger or deeper than any lock file.</exception>
    public static YamlValue.Mapping ReadMapping(string text, bool aliasesAllowed = false)
    {
        try
        {
            return PlainYaml.Read(text) ?? YamlReader.Read(text, tagsAllowed: true, MostValues, aliasesAllowed) as YamlValue.Mapping
                ?? throw new FormatException(string.IsNullOrWhiteSpace(text) ? "it is empty" : "it must hold a mapping");
        }
        catch (YamlProblemException problem)
        {
            throw Fault.At(problem.Problem.Line, problem.Problem.Message);
        }
    }
}
