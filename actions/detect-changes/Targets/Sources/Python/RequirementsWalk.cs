using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>Follows the requirement files of one project from one to the next.</summary>
internal sealed class RequirementsWalk(Snapshot commit, PythonCommit python, PythonEdges edges, PythonPackage package)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public void Read(string file)
    {
        if (!seen.Add(file)) return;
        foreach (var (line, requirement) in RequirementsFile.Read(commit.Text(file)!)) Follow(file, line, requirement);
    }

    /// <summary>A file that another one names: it is an input, and so is what it names.</summary>
    public void ReadFrom(string from, string name)
    {
        var because = $"{name} in {from}";
        if (RepositoryPath.Resolve(RepositoryPath.Folder(from), name) is not { } file) edges.Notice(from, $"{because} lies outside of the repository");
        else if (!commit.Tree.HasFile(file)) edges.Notice(from, $"{because} does not exist");
        else
        {
            if (python.Around(file) != package) edges.UseFile(package, file, because);
            if (commit.Text(file) != null) Read(file);
            else commit.NotUnderstood(from, $"{name} is not called like a file of requirements and was not read");
        }
    }

    /// <summary>What one line asks for.</summary>
    /// <param name="from">The file it stands in.</param>
    /// <param name="line">As it stands there.</param>
    /// <param name="requirement">What it means, if anything.</param>
    /// <param name="isCertain">Whether it is a requirement at all, not just any text in a script.</param>
    public void Follow(string from, string line, Requirement? requirement, bool isCertain = true)
    {
        if (requirement is { Kind: RequirementKind.Name } named) edges.UseName(package, named.Value, PythonEdges.Written(line, from));
        if (requirement is { Kind: RequirementKind.File } file) ReadFrom(from, file.Value);
        if (requirement is { Kind: RequirementKind.Path } path) UsePath(from, line, path.Value, isCertain);
        if (requirement is { Kind: RequirementKind.Unknown } && isCertain) commit.NotUnderstood(from, $"{line}: only pip knows which folder that is");
    }

    // pip resolves paths from the folder it is started in, which nobody knows: any folder from the file's upwards, if there is something there.
    private void UsePath(string from, string line, string written, bool isCertain)
    {
        var found = RepositoryPath.Upwards(RepositoryPath.Folder(from)).Select(folder => RepositoryPath.Resolve(folder, written)).OfType<string>()
            .Where(path => commit.Tree.HasFile(path) || commit.Tree.HasFolder(path)).Distinct().ToList();
        var isOnlyDots = written.Split('/').All(segment => segment is "" or "." or "..");
        foreach (var path in isOnlyDots || !isCertain ? found.Take(1) : found)
            if (path != package.Folder && (isCertain || python.At(path) != null || commit.Tree.HasFile(path)))
                edges.UseFolder(package, path, PythonEdges.Written(line, from));
        if (found.Count == 0 && isCertain) edges.Notice(from, $"{PythonEdges.Written(line, from)} names nothing in the repository");
    }
}
