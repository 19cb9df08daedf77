using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>The names of files that mean something to Python.</summary>
internal static class PythonFiles
{
    public const string PyProject = "pyproject.toml";
    public const string SetupScript = "setup.py";
    public const string SetupConfig = "setup.cfg";
    public const string Pipfile = "Pipfile";
    public const string Requirements = "requirements.txt";
    public const string RequirementsFolder = "requirements";

    public static bool IsManifest(string name) => name is PyProject or SetupScript or SetupConfig or Pipfile;

    /// <summary>Whether a file may be read as requirements: it is called so, or lies where other files may name it.</summary>
    public static bool MayHoldRequirements(string path, FileTree tree)
    {
        if (!HasListExtension(path)) return false;
        var folder = RepositoryPath.Folder(path);
        return IsRequirements(path) || HasFile(Requirements) || HasFile(PyProject) || HasFile(SetupScript);

        bool HasFile(string name) => tree.HasFile(RepositoryPath.In(folder, name));
    }

    /// <summary>Whether a file is called like one of requirements or constraints, or lies in a folder that is.</summary>
    public static bool IsRequirements(string path) =>
        HasListExtension(path) && (Says(path, "requirement") || Says(path, "constraint") || RepositoryPath.Name(RepositoryPath.Folder(path)) == RequirementsFolder);

    /// <summary>Whether it lies in an environment or a folder of another ecosystem that somebody checked in.</summary>
    public static bool IsForeign(string path) =>
        path.Split('/').Any(segment => segment is "node_modules" or "site-packages" or ".venv" or "venv" or ".tox");

    private static bool Says(string path, string word) => RepositoryPath.Name(path).Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool HasListExtension(string path) => path.EndsWith(".txt", StringComparison.Ordinal) || path.EndsWith(".in", StringComparison.Ordinal);
}
