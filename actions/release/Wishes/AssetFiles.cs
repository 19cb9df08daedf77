using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Release.Wishes;

/// <summary>Finds the files to attach.</summary>
internal static partial class AssetFiles
{
    public static IReadOnlyList<AssetFile> Read(InputReader input, string name, WorkspacePath? folder)
    {
        if (folder is null) return [];
        var files = input.ParsedLines(name, line => Find(line, input.Runner, folder)).SelectMany(found => found).DistinctBy(file => file.Path).ToList();
        foreach (var same in files.GroupBy(file => file.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            input.Error(name, $"{same.Count()} files are called {same.Key}, and a release holds one of a name");
        return files;
    }

    private static List<AssetFile> Find(string pattern, RunnerContext runner, WorkspacePath folder)
    {
        var glob = Glob.Parse(pattern);
        var found = Candidates(glob, runner, folder).Where(path => glob.Matches(path)).Order(StringComparer.Ordinal).Select(path => Asset(path, runner, folder)).ToList();
        return found.Count > 0 ? found : throw new FormatException("no file matches. Is it made before this step, and below working-directory?");
    }

    // Only the folder that the pattern begins with is looked through, and never git's own.
    private static IEnumerable<string> Candidates(Glob glob, RunnerContext runner, WorkspacePath folder)
    {
        var start = WorkspacePath.Resolve(runner, Path.Combine(folder.FullPath, Path.GetDirectoryName(glob.Prefix) ?? "")).FullPath;
        if (!Directory.Exists(start)) return [];
        return Directory.EnumerateFiles(start, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(path => Path.GetRelativePath(folder.FullPath, path))
            .Where(path => !path.StartsWith(".git/", StringComparison.Ordinal));
    }

    private static AssetFile Asset(string path, RunnerContext runner, WorkspacePath folder)
    {
        var full = WorkspacePath.Resolve(runner, Path.Combine(folder.FullPath, path)).FullPath;
        var name = Path.GetFileName(path);
        if (!Name().IsMatch(name)) throw new FormatException($"GitHub would rename '{name}': letters, digits and . _ - + are kept, and no . at the ends");
        return new FileInfo(full).Length > 0 ? new AssetFile(name, full) : throw new FormatException($"'{path}' is empty, and GitHub takes no empty file");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_+-]([A-Za-z0-9._+-]*[A-Za-z0-9_+-])?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
