using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Python;

/// <summary>Reads a requirements file and those it includes. What is read by itself as well is the same package in two places.</summary>
internal sealed class RequirementsWalk
{
    private const int MostFiles = 100;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<AskedPackage> packages = [];
    private readonly List<AskedPackage> constraints = [];
    private readonly List<string> remarks = [];

    public IReadOnlyList<AskedPackage> Packages => packages;

    /// <summary>They choose versions, and install nothing.</summary>
    public IReadOnlyList<AskedPackage> Constraints => constraints;

    public IReadOnlyList<string> Remarks => remarks;

    public static RequirementsWalk Read(LockFile file)
    {
        var walk = new RequirementsWalk();
        walk.Read(file, walk.packages, null);
        return walk;
    }

    private void Read(LockFile file, List<AskedPackage> asked, int? place)
    {
        if (!seen.Add(file.Path)) return;
        if (seen.Count > MostFiles) throw new FormatException($"line {place}: more than {MostFiles} files include each other from here on");
        foreach (var line in RequirementLines.Read(file.Text)) Read(file, line, asked, place ?? line.Line);
    }

    private void Read(LockFile file, RequirementLine line, List<AskedPackage> asked, int place)
    {
        if (RequirementOption.Value(line.Text, "-r", "--requirement") is { } requirements) Include(file, requirements, line, asked, place);
        else if (RequirementOption.Value(line.Text, "-c", "--constraint") is { } chosen) Include(file, chosen, line, constraints, place);
        else if (!line.Text.StartsWith('-') || RequirementOption.Value(line.Text, "-e", "--editable") != null) asked.Add(AskedPackage.Of(line, place));
    }

    private void Include(LockFile file, string path, RequirementLine line, List<AskedPackage> asked, int place)
    {
        if (file.Neighbour(path) is { } other) ReadIncluded(other, line, asked, place);
        else if (asked == constraints) remarks.Add($"line {line.Line}: the constraints '{ForPeople.Shortened(path)}' cannot be read; what they choose has no version here");
        else throw new FormatException($"line {line.Line}: it includes '{ForPeople.Shortened(path)}', which is not among the files that are scanned");
    }

    private void ReadIncluded(LockFile other, RequirementLine line, List<AskedPackage> asked, int place)
    {
        try
        {
            Read(other, asked, place);
        }
        catch (FormatException problem)
        {
            throw new FormatException($"line {line.Line}: in {other.Path}, {problem.Message}", problem);
        }
    }
}
