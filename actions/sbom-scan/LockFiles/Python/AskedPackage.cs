using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Python;

/// <summary>A line of a requirements file that asks for a package.</summary>
/// <param name="Line">The line.</param>
/// <param name="Place">Where it stands in the file that is read: for lines of an included file, where that one is included.</param>
/// <param name="Name">Of the package.</param>
/// <param name="Pin">The one version it allows.</param>
/// <param name="Source">Where it comes from when that is not an index.</param>
internal sealed record AskedPackage(RequirementLine Line, int Place, string Name, string? Pin, PythonSource? Source)
{
    private static readonly string[] Archives = [".whl", ".tar.gz", ".zip"];

    /// <exception cref="FormatException">It is no requirement.</exception>
    public static AskedPackage Of(RequirementLine line, int place)
    {
        var text = RequirementOption.Value(line.Text, "-e", "--editable") ?? line.Text;
        if (Requirement.Parse(text) is { } named && !(named.Specifier.Length == 0 && named.Address == null && Archives.Any(text.EndsWith)))
            return new AskedPackage(line, place, named.Name, named.Pin, named.Address == null ? null : PythonSource.Of(named.Address));
        var address = text.Split(" ;")[0].Trim().Trim('"');
        if (address.Length == 0 || address[0] == '<' || address.Contains(' ') || !(address.Contains('/') || address[0] == '.' || Archives.Any(address.EndsWith)))
            throw new FormatException($"line {line.Line}: '{ForPeople.Shortened(line.Text)}' is not a requirement");
        var source = PythonSource.Of(address);
        return new AskedPackage(line, place, source.Name ?? address, null, source);
    }
}
